import type { Context } from '@taskwire/api'
import type { ProcedureMeta } from '@taskwire/api/contracts'
import { DomainError } from '@taskwire/domain'
import { registerOperations, type Operation } from '@taskwire/trpc-openapi-fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Contract } from './contract.ts'
import { contracts } from './contracts.ts'
import { fallbackErrorFormat, renderError } from './error-format.ts'
import { expectedPlace, idempotencyKey } from './request-conditions.ts'

/** Registers the operations of all contracts. `contextOf` creates the context of a call without the parts that are specific to REST.
 * `onUpload` throws to refuse a file before it is read. */
export function registerContracts(
  app: FastifyInstance,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Context,
  onUpload: (request: FastifyRequest) => Promise<void> = async () => {},
): void {
  registerOperations(app, contracts, {
    createContext: ({ request, reply, operation, ifNoneMatch, response }): Context => ({
      ...contextOf(request, reply),
      ifNoneMatch,
      idempotency_key: takesKey(operation) ? idempotencyKey(request) : undefined,
      ...expectedPlace(request),
      onNextPage: response.linkNextPage,
      onEtag: response.setEtag,
      onMoreItems: response.streamItems,
      onJsonText: response.sendJsonText,
    }),
    onUpload,
    readsSignal: ({ meta }) => (meta as ProcedureMeta).waits === true,
    onMethodNotAllowed: (reply) => void sendFailure(reply, undefined, new DomainError('METHOD_NOT_ALLOWED')),
    // Other words in the place of a user's id are paths of other contracts.
    parameterPatterns: { user_id: uuid },
  })
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

function takesKey({ isProtected, method, failures }: Operation): boolean {
  return isProtected && (method === 'POST' || failures.includes('IDEMPOTENCY_KEY_REUSED'))
}

/** Sends a failure in the error format of the operation's contract, or in the fallback format without an operation. */
export function sendFailure(
  reply: FastifyReply,
  operation: Operation | undefined,
  failure: DomainError,
): FastifyReply {
  const contract = operation?.contract as Contract | undefined
  const format = contract?.errorFormat ?? fallbackErrorFormat
  const { status, body } = renderError(format, failure, operation ?? { name: '' })
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503 || status === 429) reply.header('retry-after', String(failure.retryAfter ?? 1))
  // The current entity tag, for another attempt.
  if (failure.etag !== undefined) reply.header('etag', failure.etag)
  return reply.code(status).send(body)
}
