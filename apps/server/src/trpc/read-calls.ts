import { DomainError } from '@taskwire/domain'
import type { FastifyRequest } from 'fastify'
import { parseJsonBody } from '../json-body.ts'

/** Calls in one request. */
export const MAX_BATCH = 10

export interface Call {
  /** Path of the procedure, such as `tasks.list`. */
  readonly path: string
  readonly input: unknown
}

export interface Calls {
  readonly calls: readonly Call[]
  /** A batch is answered with a list, even a batch of one. */
  readonly isBatch: boolean
}

/** Reads the calls of a request as tRPC's HTTP links write them. Throws MALFORMED_REQUEST. */
export function readCalls(request: FastifyRequest): Calls {
  const { '*': path } = request.params as { '*': string }
  const { batch, input } = request.query as Record<string, unknown>
  const given = request.method === 'GET' ? inputOfQuery(input) : request.body
  if (batch !== '1') return { calls: [{ path, input: given }], isBatch: false }
  const paths = path.split(',')
  if (paths.length > MAX_BATCH)
    throw new DomainError('MALFORMED_REQUEST', { message: `A batch may hold at most ${MAX_BATCH} calls` })
  const inputs = (given ?? {}) as Record<number, unknown>
  return { calls: paths.map((name, index) => ({ path: name, input: inputs[index] })), isBatch: true }
}

function inputOfQuery(input: unknown): unknown {
  if (input === undefined) return undefined
  if (typeof input === 'string') return parseJsonBody(input)
  throw new DomainError('MALFORMED_REQUEST', { message: 'input must be given once' })
}
