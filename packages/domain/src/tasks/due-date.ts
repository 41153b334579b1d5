import { z } from 'zod'
import { canonicalInstant } from '../instants.ts'

const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const issue =
  'must be a date such as 2026-12-31 or an instant with its offset such as 2026-12-31T23:59:59Z, between the years 1970 and 9999'

/** A date has no time zone: it is that day wherever its reader is. */
export function isDateOnly(due: string): boolean {
  return dateOnly.test(due)
}

/** The moment by which a due date sorts and filters: a date counts from its first moment in UTC. */
export function dueInstant(due: string): string | undefined {
  return canonicalInstant(isDateOnly(due) ? `${due}T00:00:00Z` : due)
}

/** How doors that know only instants read a due date: a date as its first moment in UTC, an instant as it was given. */
export function dueAsInstant(due: string | null): string | null {
  return due !== null && isDateOnly(due) ? `${due}T00:00:00Z` : due
}

/** A calendar date or an instant, kept just as given. */
export const dueDateSchema = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], issue)
  .refine((due) => due.length <= 40 && dueInstant(due) !== undefined, issue)
