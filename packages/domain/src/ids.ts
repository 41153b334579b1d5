import { z } from 'zod'

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The canonical form of a uuid, or undefined: an id that cannot be parsed names nothing. */
export function parseUuid(text: string): string | undefined {
  const lower = text.toLowerCase()
  return uuidPattern.test(lower) ? lower : undefined
}

/** The integer ids of the `/tasks` doors: decimal, positive, below 2^53; undefined names nothing. */
export function parseNumber(text: string): number | undefined {
  if (!/^[1-9][0-9]{0,15}$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** Output form of an id. */
export const uuidSchema = z.string().meta({ format: 'uuid' })

/**
 * An id by which something is looked up. Whatever cannot be an id is answered as "not found", not as a bad input; as long as
 * the addresses that the server reads may be, so that REST never meets the bound.
 */
export const lookupIdSchema = z.string().max(500)

/** An id that a client chose for a new row (uuid v7 advised: it sorts by time). */
export const newIdSchema = z.uuid().toLowerCase()
