import { z } from 'zod'
import { canonicalInstant, isInstant, withOffset } from '../instants.ts'
import { refusedAs, textOr } from '../zod-error-map.ts'

const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const issue = { code: 'not_a_date' } as const

/** Returns whether a due date is a date without a time. Such a date has no time zone: it is the same day everywhere. */
export function isDateOnly(due: string): boolean {
  return dateOnly.test(due)
}

/** Returns the instant by which a due date sorts and filters; for a date its first instant in UTC. */
export function dueInstant(due: string): string | undefined {
  return canonicalInstant(isDateOnly(due) ? `${due}T00:00:00Z` : due)
}

/** A due date for contracts that know only instants: a date becomes its first moment in UTC, an instant stays as given. */
export function dueToInstant(due: string | null): string | null {
  return due !== null && isDateOnly(due) ? `${due}T00:00:00Z` : due
}

const isoDate = z.iso.date()

function isDay(due: string): boolean {
  return isoDate.safeParse(due).success && dueInstant(due) !== undefined
}

/** A calendar date or an instant, kept as given; an instant without an offset gets that of UTC. */
export const dueDateSchema = textOr(
  issue,
  z
    .string()
    .overwrite(withOffset)
    .refine((due) => due.length <= 40 && (isDay(due) || isInstant(due)), refusedAs(issue))
    .meta({ examples: ['2026-12-31', '2026-12-31T23:59:59Z'] }),
)

/** A due date in a body. Null and an empty text, which an emptied form field sends, clear it. */
export const dueDateInputSchema = z
  .preprocess((due: string | null) => (due === '' ? null : due), dueDateSchema.nullable())
  .optional()
