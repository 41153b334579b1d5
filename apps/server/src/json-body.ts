import { isUtf8 } from 'node:buffer'
import { DomainError } from '@taskwire/domain'

export const MAX_BODY_BYTES = 64 * 1024
const MAX_DEPTH = 32
const MAX_KEYS = 1_000

/** Decodes a body. Throws MALFORMED_REQUEST for bytes that aren't UTF-8, which would otherwise be stored as U+FFFD. */
export function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes))
    throw new DomainError('MALFORMED_REQUEST', { message: 'The request body must be UTF-8' })
  return bytes.toString('utf8')
}

/** Parses a JSON object within bounds of depth and size; an empty body is undefined. Throws MALFORMED_REQUEST. */
export function parseJsonBody(text: string): unknown {
  // Some clients send a content type without a body.
  if (text === '') return undefined
  const value = parseBoundedJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError('MALFORMED_REQUEST', { message: 'The request body must be a JSON object' })
  return value
}

/** Parses any JSON within the same bounds. Throws MALFORMED_REQUEST. */
export function parseBoundedJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new DomainError('MALFORMED_REQUEST', { cause })
  }
  assertJsonBounds(value)
  return value
}

/** A compressed body could be a thousand times larger than its limit. Throws UNSUPPORTED_MEDIA_TYPE. */
export function assertNotEncoded(encoding: string | undefined): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE', { message: 'The request body must not be compressed' })
}

/**
 * Throws MALFORMED_REQUEST for JSON above the bounds. Walks level by level, so that depth cannot exhaust the stack.
 */
function assertJsonBounds(root: unknown): void {
  let level = [root]
  let members = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      for (const member of Object.values(value)) next.push(member)
    }
    members += next.length
    if (depth > MAX_DEPTH || members > MAX_KEYS)
      throw new DomainError('MALFORMED_REQUEST', {
        message: `The request body is nested deeper than ${MAX_DEPTH} levels or has more than ${MAX_KEYS} members`,
      })
    level = next
  }
}
