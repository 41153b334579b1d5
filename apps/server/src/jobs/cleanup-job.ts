import { purgeAccounts, purgeLog, purgeReminders, resealSecrets, type Deps } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'
import type { Metrics } from '../metrics/metrics.ts'

/** Makes the handler that purges expired rows. The queue runs it once an hour, in one process of the cluster. */
export function cleanupJob(
  deps: Deps,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
  metrics?: Metrics,
): () => Promise<void> {
  return async () => {
    try {
      const purged = {
        ...(await purgeLog(deps)),
        ...(await purgeAccounts(deps)),
        ...(await purgeReminders(deps)),
        ...(await resealSecrets(deps)),
      }
      metrics?.purged(purged)
      log.info(purged, 'purged expired rows')
    } catch (error) {
      log.warn({ err: error }, 'could not purge expired rows')
      throw error
    }
  }
}
