import { purgeAccounts, purgeLog, type Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'

const HOUR_MS = 3_600_000

/** Purges expired rows once an hour. */
export function cleanup(app: FastifyInstance, deps: Deps, metrics: Metrics | undefined): void {
  const run = async () => {
    try {
      const purged = { ...(await purgeLog(deps)), ...(await purgeAccounts(deps)) }
      metrics?.purged(purged)
      app.log.info(purged, 'purged expired rows')
    } catch (error) {
      app.log.warn({ err: error }, 'could not purge expired rows')
    }
  }
  const timer = setInterval(run, HOUR_MS).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer)
    done()
  })
}
