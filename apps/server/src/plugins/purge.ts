import { purgeLog, type Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'

const HOUR_MS = 3_600_000

/** Takes old tombstones and kept answers away, once an hour. */
export function purge(app: FastifyInstance, deps: Deps): void {
  const run = () => {
    purgeLog(deps).then(
      (purged) => app.log.info(purged, 'purged the log'),
      (error: unknown) => app.log.warn({ err: error }, 'could not purge the log'),
    )
  }
  const timer = setInterval(run, HOUR_MS).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer)
    done()
  })
}
