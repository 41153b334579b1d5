import { z } from 'zod'

/**
 * The one form in which this service writes an instant: UTC, milliseconds, fixed width, so that text order is time
 * order. `undefined` for what is no real instant between the years 1970 and 9999.
 */
export function canonicalInstant(text: string): string | undefined {
  const time = Date.parse(text)
  return time >= 0 && time <= LAST_INSTANT ? new Date(time).toISOString() : undefined
}

const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const instantIssue =
  'must be a real instant with its offset, such as 2026-12-31T23:59:59Z, between the years 1970 and 9999'

/** An instant as input, brought to the canonical form. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: instantIssue })
  .refine((text) => canonicalInstant(text) !== undefined, instantIssue)
  .overwrite((text) => canonicalInstant(text) ?? text)

/** An instant as output. */
export const timestampSchema = z.string().meta({ format: 'date-time' })
