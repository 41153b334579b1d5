import type { Deps } from '@taskwire/api'
import { registerContracts } from '@taskwire/rest'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { contextOf, endWaiting } from './context.ts'
import { answerUnreadableAddress, handleFailures } from './failures.ts'
import { MAX_BODY_BYTES, parseJsonBody, refuseEncoded } from './json-body.ts'
import { docs } from './plugins/docs.ts'
import { health } from './plugins/health.ts'
import { purge } from './plugins/purge.ts'
import { requestId, requestLog } from './plugins/request-log.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { trpc } from './plugins/trpc.ts'
import { web } from './plugins/web.ts'
import { asksForSocket, websocket } from './plugins/websocket.ts'
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
  socketTimes,
  streamPing,
}: AppOptions): Promise<FastifyInstance> {
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
    // Fastify's own are off: a slow sender could hold a connection for as long as it likes.
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    http: { shouldUpgradeCallback: asksForSocket },
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 500 },
  })
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
  health(app, ping)
  registerContracts(app, (request, reply) => contextOf(deps, request, reply))
  await trpc(app, deps, streamPing)
  websocket(app, deps, socketTimes)
  purge(app, deps)
  await docs(app)
  await web(app)
  return app
}
