import type { DuePiece } from './due-piece.ts'
import type { Span } from './spans.ts'

const days =
  'monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday tonight montag dienstag mittwoch donnerstag freitag samstag sonntag übermorgen gestern heute morgen'.split(
    ' ',
  )
/** Words and names that differ from a day by one letter. */
const others = new Set([
  'frida',
  'freita',
  'morgan',
  'montage',
  'heure',
  'leute',
  'beute',
  'häute',
  'sorgen',
  'borgen',
  'western',
  'sundae',
])
const short = 'tom|tomo|tmo|tues?|weds?|thurs?|thrs?|frid?|satur|mond?|sund?'
const glued =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?[-–/+&]|\d{1,2}\.(?:\d{1,2}\.)?[-–]\d)/i
const shortened = new RegExp(`^(?:${short})$`, 'i')
const ordinal = /^\d{1,2}(?:st|nd|rd|th)$/i

/** Finds words beside a time that look like an unrecognized day: "wendsday 3pm", "mon-fri 9am". */
export function lookalikesBeside(clock: Span, text: string, seam: RegExp): DuePiece[] {
  const before = /(\S+?)[,;]?(\s+(?:(?:at|on|um|am|den)\s+|@\s*)?)$/i.exec(text.slice(0, clock.start))
  const behind = /^(,?\s+(?:(?:on|the|am|den)\s+)*)([^\s,;.!?]+)/i.exec(text.slice(clock.end))
  const found: DuePiece[] = []
  if (
    before !== null &&
    (ordinal.test(before[1] ?? '') || looksLikeDay(before[1] ?? '', before.index === 0))
  ) {
    found.push({ start: before.index, end: before.index + (before[1] ?? '').length, isUnread: true })
  }
  if (behind !== null && looksLikeDay(behind[2] ?? '', false)) {
    const start = clock.end + (behind[1] ?? '').length
    found.push({ start, end: start + (behind[2] ?? '').length, isUnread: true })
  }
  return found.filter(({ start, end }) =>
    seam.test(end <= clock.start ? text.slice(end, clock.start) : text.slice(clock.end, start)),
  )
}

function looksLikeDay(word: string, isFirst: boolean): boolean {
  // "Call Tom 8pm" is about a person.
  if (!isFirst && /^Tom$/.test(word)) return false
  const name = word.toLowerCase().replace(/[.,;]$/, '')
  if (glued.test(name) || shortened.test(name)) return true
  if (name.length < 4 || others.has(name)) return false
  return days.some((day) => isNear(name.replace(/['’]s$/, ''), day, day.length > 7 ? 2 : 1))
}

/** Returns whether at most `most` letters are wrong, missing, doubled or swapped. */
function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let [older, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : Infinity
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost, swap))
    }
    ;[older, row] = [row, next]
  }
  return (row[b.length] ?? 0) <= most
}
