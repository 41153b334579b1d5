import compress from '@fastify/compress'
import type { Deps } from '@taskwire/api'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'
import type { CallLimits } from '../call-limits.ts'
import { contextOf } from '../context.ts'
import { fromFastify, logCause } from '../error-handler.ts'
import { answerCall, failedCall, type CallResponse } from '../trpc/answer-call.ts'
import { procedureAt } from '../trpc/procedures.ts'
import { readCalls, type Call } from '../trpc/read-calls.ts'
import { endStreams, streamBatch, streamEvents } from '../trpc/streams.ts'
import { varyBy } from '../trpc/vary.ts'
import { inSpan, type Traces } from '../traces/traces.ts'
import { countCalls } from './rate-limit.ts'

interface TrpcOptions {
  readonly deps: Deps
  readonly limits: CallLimits | undefined
  /** Milliseconds between the pings of a stream; the default when omitted. */
  readonly streamPing: number | undefined
  /** Refuses a request with a file before its body is read. */
  readonly admitUpload: (request: FastifyRequest) => Promise<void>
  readonly metrics: Metrics | undefined
  readonly traces: Traces | undefined
}

/** The procedure that takes a file, and the largest JSON of one: every character may be escaped. */
const UPLOAD = 'imports.create'
const MAX_UPLOAD_BYTES = 25_000_000

/** Bytes of a response in the first round trip: ten packets. Compressing fewer saves no time. */
const ROUND_TRIP = 14_000

/**
 * Serves the native router at `/trpc`, in the protocol of tRPC's HTTP links. It works on Fastify's request directly,
 * because tRPC's adapter builds a web Request and Response around each call, which costs more than the call.
 */
export async function trpc(
  app: FastifyInstance,
  { deps, limits, streamPing, admitUpload, metrics, traces }: TrpcOptions,
): Promise<void> {
  await app.register(
    async (scope) => {
      scope.setErrorHandler((error: FastifyError, request, reply) =>
        send(request, reply, [failedCall(fromFastify(error))], false),
      )
      const handler = async (request: FastifyRequest, reply: FastifyReply) => {
        const { calls, isBatch, isStreamed } = readCalls(request)
        // The first call was counted when the request arrived.
        countCalls(limits, request, reply, calls.length - 1)
        const context = { ...contextOf(deps, request, reply), callsInRequest: calls.length }
        const { method } = request
        if (!isBatch && method === 'GET' && procedureAt(calls[0]?.path)?._def.type === 'subscription')
          return streamEvents(request, reply, context, streamPing)
        if (isBatch) varyBy(reply, 'trpc-accept', 'accept')
        if (isStreamed) return streamBatch(request, reply, context, calls)
        const shared = { context, method, signal: () => request.signal }
        const answer = (each: Call, index: number) => answerCall(each, { ...shared, index })
        // The span of a request with one call has the name of its procedure.
        const answers = await Promise.all(
          calls.map((each, index) =>
            isBatch ? inCallSpan(traces, each, () => answer(each, index)) : answer(each, index),
          ),
        )
        if (metrics !== undefined)
          for (const [index, { path }] of calls.entries())
            if (procedureAt(path) !== undefined) metrics.call(path, answers[index]?.status ?? 0)
        return send(request, reply, answers, isBatch)
      }
      scope.addHook('preClose', endStreams)
      await scope.register(compress, { global: false, globalDecompression: false })
      const route = { url: '/*', exposeHeadRoute: false, handler }
      scope.route({ ...route, method: 'GET', compress: { threshold: ROUND_TRIP } })
      // Mutations return tokens, and a compressed length could reveal their bytes.
      scope.route({ ...route, method: 'POST' })
      const upload = { url: `/${UPLOAD}`, bodyLimit: MAX_UPLOAD_BYTES, onRequest: admitUpload }
      scope.route({ ...route, ...upload, method: 'POST' })
    },
    { prefix: '/trpc' },
  )
}

/** Records a call of a batch as a part of its request. */
function inCallSpan(
  traces: Traces | undefined,
  { path }: Call,
  work: () => Promise<CallResponse>,
): Promise<CallResponse> {
  const name = procedureAt(path) === undefined ? 'unknown' : path
  return inSpan(traces, { name, kind: 'internal' }, work, ({ status }) => ({
    attributes: { 'http.response.status_code': status },
    failure: status >= 500 ? String(status) : undefined,
  }))
}

/** The common status of all calls, else 207: each call has its own status in its body. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answers: readonly CallResponse[],
  isBatch: boolean,
) {
  for (const { failure } of answers) {
    if (failure !== undefined) logCause(request, failure)
  }
  const [first] = answers
  const status = answers.every((answer) => answer.status === first?.status) ? first?.status : 207
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503 || status === 429)
    reply.header('retry-after', String(Math.max(...answers.map(({ failure }) => failure?.retryAfter ?? 1))))
  void reply.code(status ?? 200)
  if (answers.some(({ text }) => text !== undefined)) {
    const texts = answers.map(({ text, body }) => text ?? JSON.stringify(body))
    return reply.type('application/json; charset=utf-8').send(isBatch ? `[${texts.join(',')}]` : texts[0])
  }
  const bodies = answers.map(({ body }) => body)
  return reply.send(isBatch ? bodies : bodies[0])
}
