import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** What is written of a request is chosen, not filtered: no header, no body, no query, so no token and no text of anyone's. */
export const serializers = {
  req: (request: { id: string; method: string; url: string; ip: string }) => ({
    id: request.id,
    method: request.method,
    path: request.url.split('?', 1)[0],
    ip: request.ip,
  }),
  err: (error: Error) => {
    const root = rootOf(error)
    const code = 'code' in root && typeof root.code === 'string' ? root.code : undefined
    return { type: root.name, code, stack: framesOf(root) }
  },
}

/** What happened first, under the layers that passed it on. */
function rootOf(error: Error): Error {
  let root = error
  while (root.cause instanceof Error) root = root.cause
  return root
}

/** Where it happened, without the message: a database puts values of rows into its messages. */
function framesOf(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** A caller may name its request; whatever else it sends there is not taken. */
export function requestId(raw: { headers: Record<string, string | string[] | undefined> }): string {
  const given = raw.headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}

/** One line a request, when it is answered; its id goes back to the caller. */
export function requestLog(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply
    request.log.info({ req: request, status: statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
    done()
  })
}
