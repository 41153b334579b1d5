import { DomainError } from '@taskwire/domain'
import type { FastifyRequest } from 'fastify'

/**
 * What an `If-Match` header asks for: the text of a tag. Undefined where there is no header, or where any tag will do; a text
 * that is no tag of ours fits no task.
 */
export function expectedRevision({ headers }: FastifyRequest): string | undefined {
  const tag = headers['if-match']?.trim()
  if (tag === undefined || tag === '*') return undefined
  return /^"([^"]*)"$/.exec(tag)?.[1] ?? ''
}

/** The name that an `Idempotency-Key` header gives to a request. Throws VALIDATION_FAILED. */
export function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  const message = 'must be 1 to 200 visible ASCII characters, given once'
  throw new DomainError('VALIDATION_FAILED', { issues: [{ path: ['Idempotency-Key'], message }] })
}

/** True when the caller holds what an entity tag stands for already. */
export function isHeld({ headers }: FastifyRequest, etag: string): boolean {
  const held = headers['if-none-match']
  if (held === undefined) return false
  return held.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
