import type { QuickAdd, QuickAddOptions } from '@taskwire/domain/quick-add'
import { dueDay, hasTime, type Day } from '../../../shared/dates/day.ts'
import { timeOfDay } from '../../../shared/dates/due-change.ts'

type ReadLine = (line: string, now: Date, ignore?: QuickAddOptions['ignore']) => QuickAdd

/** A day, and a time as `HH:MM` if the text names one. */
export interface ReadDue {
  readonly day: Day
  readonly time?: string
}

interface Reading {
  readonly now: Date
  /** The day that a time alone is on. */
  readonly day: Day
  /** The word for the present day in the language of the reader: "today". */
  readonly todayWord: string
  readonly readLine: ReadLine
}

/**
 * Reads a text that is nothing but a date, as quick add does: "fri 9:30". Undefined when a word of it was not understood.
 */
export function readDue(text: string, { now, day, todayWord, readLine }: Reading): ReadDue | undefined {
  const read = (line: string, at: Date) => wholeDue(line, readLine(line, at, ['priority']))
  const isOnDay = (due: string | undefined) => due !== undefined && hasTime(due) && dueDay(due) === day
  // A time alone goes with "today", and means that day also without it. "Morgen um 8" does only the first.
  const start = new Date(`${day}T00:00`)
  const [sameDay, alone] = [read(`${todayWord} ${text}`, start), read(text, start)]
  const isTime = isOnDay(sameDay) && (alone === undefined || isOnDay(alone))
  const due = isTime ? sameDay : read(text, now)
  if (due === undefined) return undefined
  return { day: dueDay(due), ...(hasTime(due) && { time: timeOfDay(due) }) }
}

function wholeDue(line: string, { due_date, tokens }: QuickAdd): string | undefined {
  const rest = tokens.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line)
  return /[^\s,.]/.test(rest) ? undefined : due_date
}
