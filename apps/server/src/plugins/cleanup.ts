import { purgeAccounts, purgeLog, type Deps } from '@taskwire/api'
import type { FastifyInstance } from 'fastify'

const HOUR_MS = 3_600_000

/** Purges expired rows once an hour. */
export function cleanup(app: FastifyInstance, deps: Deps): void {
  const run = async () => {
    try {
      const purged = { ...(await purgeLog(deps)), ...(await purgeAccounts(deps)) }
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
