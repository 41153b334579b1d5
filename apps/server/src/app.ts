import type { Deps } from '@taskwire/api'
import { registerContracts } from '@taskwire/rest'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { createCallLimits, type CallQuotas } from './call-limits.ts'
import { connectionOptions, usualConnections, type ConnectionLimits } from './connections.ts'
import { contextOf, endWaiting } from './context.ts'
import { answerUnreadableAddress, handleFailures } from './failures.ts'
import { MAX_BODY_BYTES, parseJsonBody, refuseEncoded } from './json-body.ts'
import type { AllowedOrigins } from './origins.ts'
import { cors } from './plugins/cors.ts'
import { docs } from './plugins/docs.ts'
import { health } from './plugins/health.ts'
import { overload } from './plugins/overload.ts'
import { purge } from './plugins/purge.ts'
import { rateLimit } from './plugins/rate-limit.ts'
import { requestId, requestLog } from './plugins/request-log.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { trpc } from './plugins/trpc.ts'
import { web } from './plugins/web.ts'
import { websocket } from './plugins/websocket.ts'
import type { SocketTimes } from './trpc/serve-socket.ts'
import { answerUnreadable } from './unreadable-request.ts'

/** RFC 7396 names a type of its own for what every PATCH here is. */
const jsonTypes = ['application/json', 'application/merge-patch+json']

export interface AppOptions {
  readonly deps: Deps
  readonly logger: FastifyBaseLogger
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>
  /** Which proxies' forwarded addresses are believed; none when omitted. */
  readonly trustProxy?: string | undefined
  /** Pages of other sites that may call; none when omitted. */
  readonly allowedOrigins?: AllowedOrigins | undefined
  /** Calls a minute; without limit when omitted. */
  readonly callQuotas?: CallQuotas | undefined
  /** Milliseconds that the event loop may lag behind before requests are turned away; never when omitted. */
  readonly maxLag?: number | undefined
  /** Limits of connections where they are not the usual ones. */
  readonly connections?: Partial<ConnectionLimits> | undefined
  /** Time limits of sockets where they are not the usual ones. */
  readonly socketTimes?: Partial<SocketTimes> | undefined
  /** Milliseconds between the pings of a stream where they are not the usual 15,000. */
  readonly streamPing?: number | undefined
}

/** The whole HTTP service, not yet listening. */
export async function createApp({
  deps,
  logger,
  ping,
  trustProxy,
  allowedOrigins = [],
  callQuotas,
  maxLag,
  connections,
  socketTimes,
  streamPing,
}: AppOptions): Promise<FastifyInstance> {
  const limits = callQuotas === undefined ? undefined : createCallLimits(deps, callQuotas)
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    frameworkErrors: answerUnreadableAddress,
    clientErrorHandler: answerUnreadable,
    trustProxy: trustProxy ?? false,
    bodyLimit: MAX_BODY_BYTES,
    // A request on a connection that was kept is finished while the process drains, in our words.
    return503OnClosing: false,
    ...connectionOptions({ ...usualConnections, ...connections }),
    routerOptions: { maxParamLength: 500 },
  })
  app.server.maxConnections = connections?.most ?? usualConnections.most
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(jsonTypes, { parseAs: 'string' }, (request, body, done) => {
    try {
      refuseEncoded(request.headers['content-encoding'])
      done(null, parseJsonBody(body as string))
    } catch (error) {
      done(error as Error)
    }
  })
  handleFailures(app)
  endWaiting(app)
  securityHeaders(app)
  requestLog(app)
  await cors(app, allowedOrigins)
  overload(app, maxLag)
  rateLimit(app, limits)
  health(app, ping)
  registerContracts(app, (request, reply) => contextOf(deps, request, reply))
  await trpc(app, { deps, limits, streamPing })
  websocket(app, { deps, allowedOrigins, limits, times: socketTimes })
  purge(app, deps)
  await docs(app)
  await web(app)
  return app
}
