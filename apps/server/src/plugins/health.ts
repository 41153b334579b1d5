import type { FastifyInstance } from 'fastify'

/** `/health/live`: the process responds. `/health/ready`: its database responds too, and the process isn't about to end. */
export function health(app: FastifyInstance, ping: () => Promise<void>, isDraining: () => boolean): void {
  app.addHook('onSend', async (_request, reply) => {
    // A proxy then opens its next connection to another process, and none is cut while a request is on its way.
    if (isDraining()) reply.header('connection', 'close')
  })
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'draining' })
    try {
      await ping()
      return { status: 'ok', database: 'ok' }
    } catch (error) {
      app.log.warn({ err: error }, 'the database does not answer')
      return reply.code(503).header('retry-after', '1').send({ status: 'unavailable', database: 'away' })
    }
  })
}
