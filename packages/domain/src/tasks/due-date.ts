import { z } from 'zod'
import { canonicalInstant, isInstant, withOffset } from '../instants.ts'

const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const issue =
  'must be a date such as 2026-12-31 or an instant such as 2026-12-31T23:59:59Z, between the years 1970 and 9999'

/** A date has no time zone: it is that day wherever its reader is. */
export function isDateOnly(due: string): boolean {
  return dateOnly.test(due)
}

/** The moment by which a due date sorts and filters: a date counts from its first moment in UTC. */
export function dueInstant(due: string): string | undefined {
  return canonicalInstant(isDateOnly(due) ? `${due}T00:00:00Z` : due)
}

/** How doors that know only instants read a due date: a date as its first moment in UTC, an instant as it was given. */
export function dueToInstant(due: string | null): string | null {
  return due !== null && isDateOnly(due) ? `${due}T00:00:00Z` : due
}

const isoDate = z.iso.date()

function isDay(due: string): boolean {
  return isoDate.safeParse(due).success && dueInstant(due) !== undefined
}

/** A calendar date or an instant, kept as given; an instant without an offset gets that of UTC. */
export const dueDateSchema = z
  .string(issue)
  .overwrite(withOffset)
  .refine((due) => due.length <= 40 && (isDay(due) || isInstant(due)), issue)
  .meta({ examples: ['2026-12-31', '2026-12-31T23:59:59Z'] })

/** A due date in a body: null or an empty text, as an emptied form field sends it, clears. */
export const dueDateInputSchema = z
  .preprocess((due: string | null) => (due === '' ? null : due), dueDateSchema.nullable())
  .optional()
