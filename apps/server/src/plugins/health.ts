import type { FastifyInstance } from 'fastify'

/** `/health/live`: the process responds. `/health/ready`: its database responds too. */
export function health(app: FastifyInstance, ping: () => Promise<void>): void {
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    try {
      await ping()
      return { status: 'ok', database: 'ok' }
    } catch (error) {
      app.log.warn({ err: error }, 'the database does not answer')
      return reply.code(503).header('retry-after', '1').send({ status: 'unavailable', database: 'away' })
    }
  })
}
