import { dueDateSchema } from '../due-date.ts'
import type { FieldContext, LeaveOut } from './field-context.ts'
import type { ImportEntry } from './import-entry.ts'

/** A time without an offset. Our own are in UTC, those of other programs in the zone of the reader. */
const local = /T\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/
/** A range of days in Notion: the last one counts. */
const range = /^.*→\s*/
const midnight = /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)$/

interface Due {
  readonly due_date?: string | null
  /** For the notes: a date in words. */
  readonly words?: string
}

/** The due date of an entry. One of our own is kept just as it is. */
export function readDue(entry: ImportEntry, { moment, timeZone }: FieldContext, leaveOut: LeaveOut): Due {
  const value = entry.fields?.due_date
  if (value === undefined || value === '') return {}
  if (value === null) return { due_date: null }
  const text = typeof value === 'string' ? value.trim().replace(range, '') : ''
  const day = entry.hasDaysAsInstants === true ? midnight.exec(text)?.[1] : undefined
  if (day !== undefined) return { due_date: day }
  const isLocal = entry.hasDaysAsInstants === true && local.test(text)
  if (!isLocal && dueDateSchema.safeParse(text).success) return { due_date: text }
  const due_date = moment(text, entry.timeZone ?? timeZone)
  if (due_date !== undefined) return { due_date }
  if (entry.keepsDateWords !== true) {
    leaveOut('due_date', value, 'unreadable_date')
    return {}
  }
  leaveOut('due_date', value, 'date_in_notes')
  return { words: `Date: ${text}` }
}
