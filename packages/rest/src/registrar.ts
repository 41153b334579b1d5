import { Readable } from 'node:stream'
import type { Context } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contracts } from './contracts.ts'
import { say, universalDialect } from './dialect.ts'
import { operationsOf, type Operation } from './operations.ts'
import { coercionFor } from './query-coercion.ts'
import { expectedPlace, idempotencyKey, isHeld } from './request-conditions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route answers; none outside the contracts. */
    operation?: Operation
  }
}

type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Context

/** Puts every operation of every contract on the server: one route each, all of them at once. */
export function registerContracts(app: FastifyInstance, contextOf: ContextOf): void {
  const operations = contracts.flatMap(operationsOf)
  // A body means nothing there; clients that send one, or name a type by habit, are not refused for it.
  for (const method of ['DELETE', 'OPTIONS'])
    app.addHttpMethod(method, { hasBody: false, overrideExisting: true })
  for (const operation of operations) register(app, operation, contextOf)
  for (const [url, methods] of methodsByUrl(operations)) registerOtherMethods(app, url, methods)
}

/** Answers a failure in the words of the operation's contract; outside any, in words that all of them understand. */
export function answerFailure(
  reply: FastifyReply,
  operation: Operation | undefined,
  failure: DomainError,
): FastifyReply {
  const { status, body } = say(
    operation?.contract.dialect ?? universalDialect,
    failure,
    operation ?? { name: '' },
  )
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503 || status === 429) reply.header('retry-after', String(failure.retryAfter ?? 1))
  // Where the task is now, for another attempt.
  if (failure.etag !== undefined) reply.header('etag', failure.etag)
  return reply.code(status).send(body)
}

function register(app: FastifyInstance, operation: Operation, contextOf: ContextOf): void {
  const input = inputReader(operation)
  const segments = operation.name.split('.')
  app.route({
    method: operation.method,
    url: fastifyUrl(operation.path),
    config: { operation },
    handler: async (request, reply) => {
      const context = restContext(operation, contextOf(request, reply), request, reply)
      const caller: unknown = operation.contract.router.createCaller(context, { signal: request.signal })
      const output = await callAt(caller, segments)(input(request))
      if (operation.download !== undefined)
        return sendDownload(reply, operation.download, output as AsyncIterable<string>)
      const etag = reply.getHeader('etag')
      if (operation.method === 'GET' && typeof etag === 'string' && isHeld(request, etag))
        return reply.code(304).send()
      return reply.code(operation.status).send(operation.status === 204 ? undefined : output)
    },
  })
}

/** JSON in pieces, each made when the last was taken, to be kept as a file. */
function sendDownload(reply: FastifyReply, name: string, pieces: AsyncIterable<string>): FastifyReply {
  reply.header('content-type', 'application/json; charset=utf-8')
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return reply.send(Readable.from(pieces))
}

/** What only REST says of a call: its conditions and name in headers, and where the answer's headers go. */
function restContext(
  operation: Operation,
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  const isCreating = operation.method === 'POST' && operation.isProtected
  return {
    ...context,
    holds:
      request.headers['if-none-match'] === undefined ? undefined : (etag: string) => isHeld(request, etag),
    idempotency_key: isCreating ? idempotencyKey(request) : undefined,
    ...expectedPlace(request),
    onNextPage: (cursor) => linkNextPage(request, reply, cursor),
    onEtag: (etag) => void reply.header('etag', etag),
  }
}

function callAt(caller: unknown, segments: readonly string[]): (input: unknown) => Promise<unknown> {
  let target = caller
  for (const segment of segments) target = (target as Record<string, unknown>)[segment]
  return target as (input: unknown) => Promise<unknown>
}

/** Path and query, or path and body, as one input; what stands in the path wins. Query texts are coerced, bodies never. */
function inputReader({ method, inputs }: Operation): (request: FastifyRequest) => unknown {
  if (inputs.length === 0) return () => undefined
  if (method !== 'GET' && method !== 'DELETE')
    return (request) => ({ ...(request.body as object | undefined), ...(request.params as object) })
  const coerce = coercionFor(inputs)
  return (request) => ({ ...coerce(request.query as Record<string, unknown>), ...(request.params as object) })
}

/** RFC 8288, relative to the list's own address. */
function linkNextPage(request: FastifyRequest, reply: FastifyReply, cursor: string): void {
  const [path, query] = request.url.split('?', 2)
  const next = new URLSearchParams(query)
  next.set('cursor', cursor)
  reply.header('link', `<${path}?${next.toString()}>; rel="next"`)
}

/** `{id}` → `:id`; a user's path only where a uuid stands, so that no other word is taken for one. */
function fastifyUrl(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'user_id' ? `:user_id(^${uuid}$)` : `:${name}`,
  )
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

function methodsByUrl(operations: readonly Operation[]): Map<string, Set<string>> {
  const byUrl = new Map<string, Set<string>>()
  for (const { path, method } of operations) {
    const url = fastifyUrl(path)
    const methods = byUrl.get(url) ?? new Set()
    methods.add(method)
    if (method === 'GET') methods.add('HEAD')
    byUrl.set(url, methods)
  }
  return byUrl
}

/** OPTIONS tells what an address takes, every other method is refused with the same list. */
function registerOtherMethods(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...methods, 'OPTIONS'].join(', ')
  const refused = app.supportedMethods.filter((method) => method !== 'OPTIONS' && !methods.has(method))
  app.route({
    method: 'OPTIONS',
    url,
    handler: (_request, reply) => reply.code(204).header('allow', allow).send(),
  })
  app.route({
    method: refused,
    url,
    // Before the body is read: whatever it holds, this is the answer.
    onRequest: (_request, reply, _done) => {
      answerFailure(reply.header('allow', allow), undefined, new DomainError('METHOD_NOT_ALLOWED'))
    },
    handler: () => {},
  })
}
