import { z } from 'zod'
import { refusedAs, textOr } from './zod-error-map.ts'

/**
 * Returns an instant in the canonical form: UTC, milliseconds, fixed width, so that text order is time order. Returns undefined for
 * any text that is not a real instant between the years 1970 and 9999.
 */
export function canonicalInstant(text: string): string | undefined {
  const time = Date.parse(text)
  return time >= 0 && time <= LAST_INSTANT ? new Date(time).toISOString() : undefined
}

const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(?:\.\d+)?)?$/

/** Adds `Z` to a date-time without an offset, as forms send it. Returns any other text unchanged. */
export function withOffset(text: string): string {
  const [, seconds = ':00'] = local.exec(text) ?? []
  return local.test(text) ? `${text.slice(0, 16)}${seconds}Z` : text
}

const dateTime = z.iso.datetime({ offset: true })

/** Returns whether a text is an ISO date-time with an offset and a real instant between the years 1970 and 9999. */
export function isInstant(text: string): boolean {
  return dateTime.safeParse(text).success && canonicalInstant(text) !== undefined
}

const instantIssue = { code: 'not_an_instant' } as const

/** An instant as input, brought to the canonical form. */
export const instantSchema = textOr(
  instantIssue,
  z
    .string()
    .overwrite(withOffset)
    .refine(isInstant, refusedAs(instantIssue))
    .overwrite((text) => canonicalInstant(text) ?? text)
    .meta({ format: 'date-time' }),
)

/** An instant in outputs. */
export const timestampSchema = z.string().meta({ format: 'date-time' })
