import type { Context } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import type { FastifyRequest } from 'fastify'

/** No task is at this revision: what a tag that is none of ours asks for. */
const NEVER = -1

/** What an `If-Match` header asks for; empty where there is no header, or where any tag will do. */
export function expectedPlace({ headers }: FastifyRequest): Pick<Context, 'expected_revision' | 'epoch'> {
  const tag = headers['if-match']?.trim()
  if (tag === undefined || tag === '*') return {}
  const [, epoch, digits] = /^"([A-Za-z0-9_-]{1,32})\.(\d{1,16})"$/.exec(tag) ?? []
  const revision = Number(digits)
  return Number.isSafeInteger(revision)
    ? { expected_revision: revision, epoch }
    : { expected_revision: NEVER }
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
