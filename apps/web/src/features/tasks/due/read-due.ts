import type { QuickAdd, QuickAddOptions } from '@taskwire/domain/quick-add'
import { dueDay, hasTime, type Day } from '../../../shared/dates/day.ts'
import { timeOf } from '../../../shared/dates/due-change.ts'

type ReadLine = (line: string, now: Date, ignore?: QuickAddOptions['ignore']) => QuickAdd

/** A day, and a time as `HH:MM` if the text names one. */
export interface ReadDue {
  readonly day: Day
  readonly time?: string
}

/**
 * Reads a text that is nothing but a date, as quick add does: "fri 9:30". A time alone is one on `day`. Undefined when
 * a word of it was not understood.
 */
export function readDue(text: string, day: Day, now: Date, readLine: ReadLine): ReadDue | undefined {
  const read = (line: string) => wholeDue(line, readLine(line, now, ['priority']))
  const sameDay = read(`${day} ${text}`)
  const isTime = sameDay !== undefined && hasTime(sameDay) && dueDay(sameDay) === day
  const due = isTime ? sameDay : read(text)
  if (due === undefined) return undefined
  return { day: dueDay(due), ...(hasTime(due) && { time: timeOf(due) }) }
}

function wholeDue(line: string, { due_date, tokens }: QuickAdd): string | undefined {
  const rest = tokens.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line)
  return /[^\s,.]/.test(rest) ? undefined : due_date
}
