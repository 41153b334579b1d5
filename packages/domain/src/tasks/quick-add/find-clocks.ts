import type { DuePiece } from './due-piece.ts'
import { amountOf, partsOfDay, timeWords } from './due-words.ts'
import { readClock, type Day } from './read-phrase.ts'
import { findLast } from './spans.ts'

/** Times of the day: 9am, at 21:00, noon; beside a day also "at 9" and "morning". */
export function findClocks(text: string, today: Day): DuePiece[] {
  const clocks = findLast(timeWords.clock, text).flatMap(({ start, end, match }) => {
    const phrase = match[0].toLowerCase().replace(/^(?:at|@)\s*/, '')
    const isHour = /^\d+$/.test(phrase)
    // "at 5" is the morning or the afternoon: nobody knows.
    if (isHour && Number(phrase) < 7) return []
    const clock = readClock(isHour ? `${phrase}:00` : (namedHours[phrase] ?? phrase), today)
    if (clock === undefined) return []
    const isClear = /[ap]m$/.test(phrase) || phrase.length < match[0].length
    const needs = isHour ? ('a day' as const) : isClear ? undefined : ('company' as const)
    return { start, end, clock, needs }
  })
  const parts = findLast(timeWords.partOfDay, text).flatMap(({ start, end, match }) => {
    const clock = readClock(partsOfDay[match[0].toLowerCase()] ?? '', today)
    return clock === undefined ? [] : { start, end, clock, needs: 'a day before' as const }
  })
  return [...clocks, ...parts]
}

const namedHours: Record<string, string> = { noon: '12:00', midnight: '0:00' }

/** "in 20 minutes", "in an hour": counted from now. */
export function findElapsed(text: string): DuePiece[] {
  return findLast(timeWords.elapsed, text).map(({ start, end, match: [, count = '', unit = ''] }) => {
    const minutes = amountOf(count) * (/^h/i.test(unit) ? 60 : 1)
    return { start, end, elapsed: minutes * 60_000 }
  })
}
