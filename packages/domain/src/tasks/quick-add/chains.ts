import { weekdayOf } from './calendar.ts'
import type { DuePiece } from './due-piece.ts'
import type { Grammar } from './grammar.ts'

/** Groups pieces that only a joining word separates. */
export function chains(text: string, pieces: readonly DuePiece[], { seam, joint }: Grammar): DuePiece[][] {
  const all: DuePiece[][] = []
  for (const piece of pieces) {
    const chain = all.at(-1)
    const gap = text.slice(chain?.at(-1)?.end ?? 0, piece.start)
    if (chain !== undefined && (seam.test(gap) || joint.test(gap))) chain.push(piece)
    else all.push([piece])
  }
  return all
}

/** Returns the pieces of a chain that are certain. Two days or two times in a chain are a span or a choice, so neither is due. */
export function certainOf(neighbours: readonly DuePiece[], text: string, { seam }: Grammar): DuePiece[] {
  const chain = withWeekdayOfDate(neighbours, text, seam)
  const days = chain.filter((piece) => piece.day !== undefined)
  if (days.length > 1 || (chain.length > 1 && chain.some((piece) => piece.elapsed !== undefined))) return []
  const clocks = chain.filter((piece) => piece.clock !== undefined)
  // "from monday to friday": the first day is not due, but it makes the second one the end of a span.
  const kept = (clocks.length > 1 ? days : chain).filter(
    (piece) => !piece.isOther && !isBesideUnsure(piece, chain, text),
  )
  const parts = kept.filter(
    (piece) => piece.part === undefined || piece.day !== undefined || hasBefore(piece, kept, text),
  )
  return parts.filter((piece) => isMet(piece, parts))
}

/** Merges a weekday with its date: "Thu 20 May" and "20 May, Thursday" are one day. */
function withWeekdayOfDate(chain: readonly DuePiece[], text: string, seam: RegExp): DuePiece[] {
  const merged: DuePiece[] = []
  for (const piece of chain) {
    const last = merged.at(-1)
    const isClose = last !== undefined && seam.test(text.slice(last.end, piece.start))
    const both = isClose ? oneDayOf(last, piece) : undefined
    if (both === undefined) merged.push(piece)
    else merged.splice(-1, 1, both)
  }
  return merged
}

function oneDayOf(first: DuePiece, second: DuePiece): DuePiece | undefined {
  if (first.day === undefined || second.day === undefined || first.weekly === second.weekly) return undefined
  const [name, date] = first.weekly ? [first, second] : [second, first]
  // A date decides alone; "tomorrow friday" is one day only when tomorrow is a Friday.
  if (date.day === undefined || name.day === undefined) return undefined
  if (!date.takesOn && weekdayOf(date.day) !== weekdayOf(name.day)) return undefined
  const part = date.part ?? name.part
  return {
    ...date,
    part,
    isOther: first.isOther === true,
    start: first.start,
    end: second.end,
    needs: undefined,
  }
}

/** Returns whether a time or a weekday belongs to an unread day, as in "Thu 31 june 5pm": then neither is read. */
function isBesideUnsure(piece: DuePiece, chain: readonly DuePiece[], text: string): boolean {
  const index = chain.indexOf(piece)
  const isUnsure = (other?: DuePiece) =>
    other?.isUnread === true || (other?.isOther === true && other.day !== undefined)
  if (piece.isUnread === true) return true
  if (piece.day === undefined) return isUnsure(chain[index - 1]) || isUnsure(chain[index + 1])
  const next = chain[index + 1]
  return piece.weekly === true && next?.isUnread === true && /^\d/.test(text.slice(next.start))
}

function isMet({ needs }: DuePiece, chain: readonly DuePiece[]): boolean {
  if (needs === 'company') return chain.length > 1
  if (needs === 'a day') return chain.some((piece) => piece.day !== undefined || piece.part !== undefined)
  if (needs === 'a time') return chain.some((piece) => piece.clock !== undefined)
  if (needs === 'a part of the day') return chain.some((piece) => piece.part !== undefined)
  return true
}

/** Returns whether a day or an hour precedes a part of the day: "tomorrow morning", "8 at night". */
function hasBefore({ needs, start }: DuePiece, chain: readonly DuePiece[], text: string): boolean {
  return chain.some(
    ({ day, clock, end }) =>
      (day !== undefined || (needs === 'a day or hour before' && clock !== undefined)) &&
      end <= start &&
      text.slice(end, start).trim().length <= 1,
  )
}
