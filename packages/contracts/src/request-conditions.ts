import type { Context } from '@taskwire/api'
import { invalidField } from '@taskwire/domain'
import type { FastifyRequest } from 'fastify'

/** No task has this revision. Stands for an entity tag that this service never issued. */
const NEVER = -1

/** Reads the condition of an `If-Match` header. Returns an empty object without a header, and for `*`. */
export function expectedPlace({ headers }: FastifyRequest): Pick<Context, 'expected_revision' | 'epoch'> {
  const tag = headers['if-match']?.trim()
  if (tag === undefined || tag === '*') return {}
  const [, epoch, digits] = /^"([A-Za-z0-9_-]{1,32})\.(\d{1,16})"$/.exec(tag) ?? []
  const revision = Number(digits)
  return Number.isSafeInteger(revision)
    ? { expected_revision: revision, epoch }
    : { expected_revision: NEVER }
}

/** Reads the `Idempotency-Key` header. Throws VALIDATION_FAILED when it is malformed. */
export function idempotencyKey({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw invalidField('Idempotency-Key', { code: 'not_an_idempotency_key' })
}
