import { Readable } from 'node:stream'
import type { Context } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contracts } from './contracts.ts'
import { jsonStream, type LongList } from './json-stream.ts'
import { say, universalDialect } from './dialect.ts'
import { operationsOf, type Operation } from './operations.ts'
import { queryReader } from './query-input.ts'
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
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    let long: LongList | undefined
    const onMoreItems: Context['onMoreItems'] = (start, rest) => void (long = { start, rest })
    const context = { ...restContext(operation, contextOf(request, reply), request, reply), onMoreItems }
    const caller: unknown = operation.contract.router.createCaller(context, { signal: request.signal })
    try {
      const output = await callAt(caller, segments)(input(request, reply))
      const etag = reply.getHeader('etag')
      if (operation.method === 'GET' && typeof etag === 'string' && isHeld(request, etag))
        return await reply.code(304).send()
      if (operation.download !== undefined)
        return await sendDownload(request, reply, operation.download, output as AsyncIterable<string>)
      reply.code(operation.status)
      if (long === undefined) return await reply.send(operation.status === 204 ? undefined : output)
      const stream = jsonStream(output, long)
      long = undefined
      return await sendJson(request, reply, stream)
    } finally {
      // Nobody reads it.
      await long?.rest.return?.()
    }
  }
  for (const url of fastifyUrls(operation.path))
    app.route({ method: operation.method, url, config: { operation }, handler })
}

/** JSON in pieces, each made when the last was taken, to be kept as a file. */
function sendDownload(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  pieces: AsyncIterable<string>,
): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return sendJson(request, reply, Readable.from(pieces))
}

/** Sends JSON as it is read. For HEAD nothing of it is read: Fastify would read it all and drop it. */
function sendJson({ method }: FastifyRequest, reply: FastifyReply, stream: Readable): FastifyReply {
  reply.header('content-type', 'application/json; charset=utf-8')
  if (method !== 'HEAD') return reply.send(stream)
  stream.destroy()
  return reply.send(Readable.from([]))
}

/** What only REST says of a call: its conditions and name in headers, and where the answer's headers go. */
function restContext(
  operation: Operation,
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Context {
  const takesKey =
    operation.isProtected &&
    (operation.method === 'POST' || operation.failures.includes('IDEMPOTENCY_KEY_REUSED'))
  return {
    ...context,
    holds:
      request.headers['if-none-match'] === undefined ? undefined : (etag: string) => isHeld(request, etag),
    idempotency_key: takesKey ? idempotencyKey(request) : undefined,
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

/** Path and query, or path and body, as one input; the path wins. Query texts are coerced, bodies never. */
function inputReader(operation: Operation): (request: FastifyRequest, reply: FastifyReply) => unknown {
  const { method, inputs } = operation
  if (method !== 'GET' && method !== 'DELETE')
    return (request) =>
      inputs.length === 0
        ? undefined
        : { ...(request.body as object | undefined), ...(request.params as object) }
  const read = queryReader(operation)
  return (request, reply) => {
    const { given, ignored } = read(request)
    if (ignored !== undefined) reply.header('x-ignored-parameters', ignored)
    return inputs.length === 0 ? undefined : { ...given, ...(request.params as object) }
  }
}

/** RFC 8288, relative to the list's own address. */
function linkNextPage(request: FastifyRequest, reply: FastifyReply, cursor: string): void {
  const [path, query] = request.url.split('?', 2)
  const next = new URLSearchParams(query)
  // The cursor says where the next page starts: other starts would contradict it.
  for (const name of ['page', 'offset', 'skip']) next.delete(name)
  next.set('cursor', cursor)
  reply.header('link', `<${path}?${next.toString()}>; rel="next"`)
}

/**
 * An address as Fastify writes it, and the same with a trailing slash: `{id}` → `:id`; a user's path only where a uuid
 * stands, so that no other word is taken for one.
 */
function fastifyUrls(path: string): [string, string] {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'user_id' ? `:user_id(^${uuid}$)` : `:${name}`,
  )
  return [url, `${url}/`]
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

function methodsByUrl(operations: readonly Operation[]): Map<string, Set<string>> {
  const byUrl = new Map<string, Set<string>>()
  for (const { path, method } of operations)
    for (const url of fastifyUrls(path)) {
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
