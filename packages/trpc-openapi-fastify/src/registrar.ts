import { Readable } from 'node:stream'
import { TRPCError, type AnyTRPCProcedure } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type {
  FastifyInstance,
  FastifyPluginCallback,
  FastifyReply,
  FastifyRequest,
  RouteOptions,
} from 'fastify'
import { callProcedure } from './call-procedure.ts'
import type { Contract, Operation } from './contract.ts'
import { jsonStream, type LongList } from './json-stream.ts'
import { operationsOf } from './operations.ts'
import type { RegisterOptions } from './options.ts'
import { coercionFor } from './query-coercion.ts'
import { queryReader } from './query-input.ts'
import { fastifyUrls, methodsByUrl } from './urls.ts'
import { matchesIfNoneMatch } from './if-none-match.ts'
import { textOf, type WrittenOutput } from './written-output.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route serves; undefined outside the contracts. */
    operation?: Operation
  }
}

/**
 * Registers a route for each operation of each contract, with and without a trailing slash. GET also serves HEAD, OPTIONS returns
 * the methods of a path, and other methods get a 405 with `Allow`.
 */
export function registerOperations<Context extends object>(
  app: FastifyInstance,
  contracts: readonly Contract[],
  options: RegisterOptions<Context>,
): void {
  const operations = contracts.flatMap((contract) => operationsOf(contract))
  // Clients that send a body or a content type with these methods by habit get no error for it.
  for (const method of ['DELETE', 'OPTIONS'])
    app.addHttpMethod(method, { hasBody: false, overrideExisting: true })
  for (const operation of operations) {
    register(app, operation, options)
    options.onOperation?.(operation)
  }
  for (const [url, methods] of methodsByUrl(operations, options))
    registerOtherMethods(app, url, methods, options)
}

function register<Context extends object>(
  app: FastifyInstance,
  operation: Operation,
  options: RegisterOptions<Context>,
): void {
  const input = inputReader(operation, options)
  const procedures = operation.contract.router._def.procedures as Record<string, AnyTRPCProcedure>
  const procedure = procedures[operation.name] as AnyTRPCProcedure
  const { formatError, readsSignal = () => true } = options
  const isSignalled = readsSignal(operation)
  const call = async (request: FastifyRequest, reply: FastifyReply) => {
    const more: { list?: LongList; written?: WrittenOutput } = {}
    const context = options.createContext({
      request,
      reply,
      operation,
      ifNoneMatch:
        request.headers['if-none-match'] === undefined
          ? undefined
          : (etag) => matchesIfNoneMatch(request, etag),
      response: {
        setEtag: (etag) => void reply.header('etag', etag),
        linkNextPage: (cursor) => linkNextPage(request, reply, cursor),
        streamItems: (start, rest) => void (more.list = { start, rest }),
        sendJsonText: (instead, text) => void (more.written = { instead, text }),
      },
    })
    try {
      const given = input(request, reply)
      const output = await callProcedure(procedure, {
        path: operation.name,
        ctx: context,
        getRawInput: () => Promise.resolve(given),
        signal: isSignalled ? request.signal : undefined,
        batchIndex: 0,
      })
      return { output, list: more.list, written: more.written }
    } catch (error) {
      await more.list?.rest.return?.()
      throw error
    }
  }
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      void respond({ request, reply, operation, ...(await call(request, reply)) })
    } catch (error) {
      if (formatError === undefined) {
        // Fastify's own error handler would respond 500 to input that a schema refuses.
        if (error instanceof TRPCError) void reply.code(getHTTPStatusCodeFromError(error))
        throw error
      }
      const { status, body, headers = {} } = formatError(error, operation)
      void reply.code(status).headers(headers).send(body)
    }
    return reply
  }
  const { upload } = operation
  for (const url of fastifyUrls(operation.path, options.parameterPatterns)) {
    const route = { method: operation.method, url, config: { operation }, handler }
    if (upload === undefined) app.route(route)
    else void app.register(uploadRoute(route, upload.maxBytes, options))
  }
}

/** A route that takes a body of any content type as bytes. The parsers of the server read JSON. */
function uploadRoute(
  route: RouteOptions,
  bodyLimit: number,
  { onUpload }: Pick<RegisterOptions<object>, 'onUpload'>,
): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, next) =>
      next(null, body),
    )
    scope.route({ ...route, bodyLimit, onRequest: async (request) => onUpload?.(request) })
    done()
  }
}

interface Outcome {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly operation: Operation
  readonly output: unknown
  /** Set when the output has more items than the procedure returned. */
  readonly list: LongList | undefined
  /** Set when the output was written as JSON by the procedure. */
  readonly written: WrittenOutput | undefined
}

function respond({ request, reply, operation, output, list, written }: Outcome): FastifyReply {
  const stream = list && jsonStream(output, list)
  const etag = reply.getHeader('etag')
  if (operation.method === 'GET' && typeof etag === 'string' && matchesIfNoneMatch(request, etag)) {
    stream?.destroy()
    return reply.code(304).send()
  }
  if (operation.download !== undefined)
    return sendDownload(request, reply, operation.download, output as AsyncIterable<string>)
  reply.code(operation.status)
  if (stream !== undefined) return sendJson(request, reply, stream)
  if (written !== undefined)
    return reply.type('application/json; charset=utf-8').send(textOf(written, output))
  return reply.send(operation.status === 204 ? undefined : output)
}

/** Streams JSON as a file: a piece is made when the client took the previous one. */
function sendDownload(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  pieces: AsyncIterable<string>,
): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return sendJson(request, reply, Readable.from(pieces))
}

/** Streams JSON. For HEAD the stream isn't read: Fastify would read all of it and drop it. */
function sendJson({ method }: FastifyRequest, reply: FastifyReply, stream: Readable): FastifyReply {
  reply.header('content-type', 'application/json; charset=utf-8')
  if (method !== 'HEAD') return reply.send(stream)
  stream.destroy()
  return reply.send(Readable.from([]))
}

/** Merges path and query, or path and body, into one input. The path wins. Queries are coerced, bodies never. */
function inputReader(
  operation: Operation,
  { coerceQuery = coercionFor }: Pick<RegisterOptions<object>, 'coerceQuery'>,
): (request: FastifyRequest, reply: FastifyReply) => unknown {
  const { method, inputs, upload } = operation
  if (upload !== undefined) {
    const readQuery = queryReader(operation, coerceQuery)
    return (request, reply) => {
      const { given, ignored } = readQuery(request)
      if (ignored !== undefined) reply.header('x-ignored-parameters', ignored)
      // A request without a body is an empty file.
      return { ...given, [upload.field]: request.body ?? Buffer.alloc(0), ...(request.params as object) }
    }
  }
  if (method !== 'GET' && method !== 'DELETE')
    return (request) =>
      inputs.length === 0
        ? undefined
        : { ...(request.body as object | undefined), ...(request.params as object) }
  const read = queryReader(operation, coerceQuery)
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
  // The cursor defines the start of the next page, so drop other starts.
  for (const name of ['page', 'offset', 'skip']) next.delete(name)
  next.set('cursor', cursor)
  reply.header('link', `<${path}?${next.toString()}>; rel="next"`)
}

/** OPTIONS returns the methods of a URL. All other methods get a 405 with the same list. */
function registerOtherMethods(
  app: FastifyInstance,
  url: string,
  methods: ReadonlySet<string>,
  { onMethodNotAllowed = sendMethodNotAllowed }: Pick<RegisterOptions<object>, 'onMethodNotAllowed'>,
): void {
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
    // Refuse before the body is read: it makes no difference.
    onRequest: (_request, reply, _done) => onMethodNotAllowed(reply.header('allow', allow)),
    handler: () => {},
  })
}

function sendMethodNotAllowed(reply: FastifyReply): void {
  reply.code(405).send({ message: 'Method Not Allowed' })
}
