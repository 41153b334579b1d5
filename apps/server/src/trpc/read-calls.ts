import { DomainError } from '@taskwire/domain'
import type { FastifyRequest } from 'fastify'
import { parseJsonBody } from '../json-body.ts'

/** Maximum number of calls in one request. */
export const MAX_BATCH = 10

/** The error for a batch that is too large; it names the option of tRPC's link. */
const BATCH_TOO_LARGE = `A batch may hold at most ${MAX_BATCH} calls: set maxItems: ${MAX_BATCH} at your batch link`

export interface Call {
  /** Path of the procedure, such as `tasks.list`. */
  readonly path: string
  readonly input: unknown
}

export interface Calls {
  readonly calls: readonly Call[]
  /** The response to a batch is a list, even to a batch of one. */
  readonly isBatch: boolean
  /** True for a batch whose responses are streamed, each when it is ready: tRPC's `httpBatchStreamLink`. */
  readonly isStreamed: boolean
}

/** Parses the calls of a request of tRPC's HTTP links. Throws MALFORMED_REQUEST. */
export function readCalls(request: FastifyRequest): Calls {
  // The route of a single procedure has no wildcard.
  const { '*': path = request.routeOptions.url?.split('/').at(-1) ?? '' } = request.params as { '*'?: string }
  const { batch, input } = request.query as Record<string, unknown>
  const given = request.method === 'GET' ? inputOfQuery(input) : request.body
  if (batch !== '1') return { calls: [{ path, input: given }], isBatch: false, isStreamed: false }
  const paths = path.split(',')
  if (paths.length > MAX_BATCH) throw new DomainError('MALFORMED_REQUEST', { message: BATCH_TOO_LARGE })
  const inputs = (given ?? {}) as Record<number, unknown>
  return {
    calls: paths.map((name, index) => ({ path: name, input: inputs[index] })),
    isBatch: true,
    isStreamed: acceptsLines(request),
  }
}

/** tRPC's own header takes precedence over `Accept`, which the link sends instead when configured. */
function acceptsLines({ headers }: FastifyRequest): boolean {
  const accepted = headers['trpc-accept'] ?? headers.accept ?? ''
  return String(accepted)
    .split(',')
    .some((type) => type.trim() === 'application/jsonl')
}

function inputOfQuery(input: unknown): unknown {
  if (input === undefined) return undefined
  if (typeof input === 'string') return parseJsonBody(input)
  throw new DomainError('MALFORMED_REQUEST', { message: 'input must be given once' })
}
