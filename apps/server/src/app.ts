import type { Deps, JobQueue } from '@taskwire/api'
import { registerContracts } from '@taskwire/contracts'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { createCallLimits, type CallQuotas } from './call-limits.ts'
import { connectionOptions, usualConnections, type ConnectionLimits } from './connections.ts'
import { contextOf, abortPollsOnClose } from './context.ts'
import { handleBadUrl, setErrorHandlers } from './error-handler.ts'
import { createRouteReader } from './forwarded.ts'
import { decodeUtf8, MAX_BODY_BYTES, parseJsonBody, assertNotEncoded } from './json-body.ts'
import { calendar } from './plugins/calendar.ts'
import { cors } from './plugins/cors.ts'
import type { Metrics } from './metrics/metrics.ts'
import { docs } from './plugins/docs.ts'
import { health, type WakeBusState } from './plugins/health.ts'
import { requireOneHost, pathOf } from './plugins/host-header.ts'
import { mcp } from './plugins/mcp.ts'
import { overload } from './plugins/overload.ts'
import { measureRequests } from './plugins/metrics.ts'
import { rateLimit } from './plugins/rate-limit.ts'
import { requestId, requestLog } from './plugins/request-log.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { traceRequests } from './plugins/traces.ts'
import { trpc } from './plugins/trpc.ts'
import { web } from './plugins/web.ts'
import { websocket } from './plugins/websocket.ts'
import { createRefusalReport } from './refused-origins.ts'
import type { SocketTimes } from './trpc/serve-socket.ts'
import { handleClientError } from './client-error.ts'
import type { Traces } from './traces/traces.ts'
import { createUploadCheck } from './upload-check.ts'

/** Every PATCH here is a merge patch, which has a media type of its own (RFC 7396). */
const jsonTypes = ['application/json', 'application/merge-patch+json']

export interface AppOptions {
  readonly deps: Deps
  readonly logger: FastifyBaseLogger
  /** Resolves when the database responds. */
  readonly ping: () => Promise<void>
  /** Reads how many jobs wait; `/health` has no jobs when omitted. */
  readonly jobDepths?: JobQueue['depths'] | undefined
  /** Reads the state of hints between processes; `/health` doesn't name it when omitted. */
  readonly wakeBus?: (() => WakeBusState) | undefined
  /** Proxies whose forwarded addresses are trusted; none when omitted. */
  readonly trustProxy?: string | undefined
  /** Origins of other sites whose pages may call, cookies included; none when omitted. */
  readonly allowedOrigins?: readonly string[] | undefined
  /**
   * True: pages of `http://localhost` and `http://127.0.0.1`, at any port, may call with a token. False when omitted.
   */
  readonly allowLocalPages?: boolean | undefined
  /** Calls a minute; unlimited when omitted. */
  readonly callQuotas?: CallQuotas | undefined
  /** Milliseconds of event loop lag above which the server refuses requests; never when omitted. */
  readonly maxLag?: number | undefined
  /** Overrides of the default connection limits. */
  readonly connections?: Partial<ConnectionLimits> | undefined
  /** Overrides of the default time limits of sockets. */
  readonly socketTimes?: Partial<SocketTimes> | undefined
  /** Milliseconds between the pings of a stream; 15,000 when omitted. */
  readonly streamPing?: number | undefined
  /** Whether the process is about to end, so that proxies should choose another one. Never when omitted. */
  readonly isDraining?: (() => boolean) | undefined
  /** Receives measurements; nothing is measured when omitted. */
  readonly metrics?: Metrics | undefined
  /** Records spans; nothing is recorded when omitted. */
  readonly traces?: Traces | undefined
}

/** Builds the whole HTTP service, not yet listening. */
export async function createApp({
  deps,
  logger,
  ping,
  jobDepths,
  wakeBus,
  trustProxy,
  allowedOrigins = [],
  allowLocalPages = false,
  callQuotas,
  maxLag,
  connections,
  socketTimes,
  streamPing,
  isDraining = () => false,
  metrics,
  traces,
}: AppOptions): Promise<FastifyInstance> {
  const allowed = { listed: allowedOrigins, local: allowLocalPages }
  const onRefused = createRefusalReport(logger, allowedOrigins)
  const limits = callQuotas === undefined ? undefined : createCallLimits(deps, callQuotas)
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    rewriteUrl: ({ url = '/' }) => pathOf(url),
    frameworkErrors: handleBadUrl,
    clientErrorHandler: handleClientError,
    trustProxy: trustProxy ?? false,
    bodyLimit: MAX_BODY_BYTES,
    // While the process drains, requests on kept connections are finished and get our own error format.
    return503OnClosing: false,
    ...connectionOptions({ ...usualConnections, ...connections }),
    routerOptions: { maxParamLength: 500 },
  })
  app.server.maxConnections = connections?.most ?? usualConnections.most
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(jsonTypes, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      assertNotEncoded(request.headers['content-encoding'])
      done(null, parseJsonBody(decodeUtf8(body as Buffer)))
    } catch (error) {
      done(error as Error)
    }
  })
  setErrorHandlers(app)
  abortPollsOnClose(app)
  securityHeaders(app)
  traceRequests(app, traces)
  requestLog(app)
  measureRequests(app, metrics)
  requireOneHost(app)
  await cors(app, { allowed, onRefused })
  overload(app, maxLag)
  rateLimit(app, limits)
  health(app, { ping, jobDepths, wakeBus, isDraining })
  const admitUpload = createUploadCheck(deps)
  registerContracts(app, (request, reply) => contextOf(deps, request, reply), admitUpload)
  await trpc(app, { deps, limits, streamPing, admitUpload, metrics, traces })
  const routeOf = createRouteReader(trustProxy)
  websocket(app, { deps, allowed, onRefused, routeOf, limits, times: socketTimes, metrics })
  calendar(app, deps)
  await mcp(app, { deps, allowed, onRefused, metrics })
  await docs(app)
  await web(app)
  return app
}
