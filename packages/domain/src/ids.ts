import { z } from 'zod'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Returns the canonical form of a uuid; undefined for any other text. */
export function parseUuid(text: string): string | undefined {
  const lower = text.toLowerCase()
  return uuidPattern.test(lower) ? lower : undefined
}

/** Parses an integer id of the `/tasks` contracts: decimal, positive, below 2^53. Returns undefined for any other text. */
export function parseNumber(text: string): number | undefined {
  if (!/^[1-9][0-9]{0,15}$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** An id in outputs. */
export const uuidSchema = z.string().meta({ format: 'uuid' })

/**
 * An id to look up. A text that is not an id leads to "not found", not to a validation error. The bound equals the longest URL that the
 * server accepts, so REST requests never reach it.
 */
export const lookupIdSchema = z.string().max(500)

/** An id that a client chooses for a new row. Use uuid v7, which sorts by time. */
export const newIdSchema = z.uuid().toLowerCase()
