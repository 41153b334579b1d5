import type { QuickAdd, QuickAddOptions } from '@taskwire/domain/quick-add'
import { dueDay, hasTime, type Day } from '../../../shared/dates/day.ts'
import { timeOfDay } from '../../../shared/dates/due-change.ts'

export type ReadLine = (line: string, now: Date, ignore?: QuickAddOptions['ignore']) => QuickAdd

/** A day, with a time as `HH:MM` if the text contains one. */
export interface ReadDue {
  readonly day: Day
  readonly time?: string
}

interface Reading {
  readonly now: Date
  /** The day for a time alone. */
  readonly day: Day
  /** The word for the current day in the user's language: "today". */
  readonly todayWord: string
  readonly readLine: ReadLine
}

/**
 * Parses a text that contains only a date, with the quick-add parser: "fri 9:30". Returns undefined when a word is not part of it.
 */
export function readDue(text: string, { now, day, todayWord, readLine }: Reading): ReadDue | undefined {
  const read = (line: string, at: Date) => wholeDue(line, readLine(line, at, ['priority', 'repeat']))
  const isOnDay = (due: string | undefined) => due !== undefined && hasTime(due) && dueDay(due) === day
  // A time alone gives the same day with and without "today" before it. "Morgen um 8" passes only the first test.
  const start = new Date(`${day}T00:00`)
  const [sameDay, alone] = [read(`${todayWord} ${text}`, start), read(text, start)]
  const isTime = isOnDay(sameDay) && (alone === undefined || isOnDay(alone))
  const due = isTime ? sameDay : read(text, now)
  if (due === undefined) return undefined
  return { day: dueDay(due), ...(hasTime(due) && { time: timeOfDay(due) }) }
}

function wholeDue(line: string, reading: QuickAdd): string | undefined {
  return isWhole(line, reading) ? reading.due_date : undefined
}

/** Whether every word of a line belongs to a token. */
export function isWhole(line: string, { tokens }: QuickAdd): boolean {
  const rest = tokens.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line)
  return !/[^\s,.]/.test(rest)
}
