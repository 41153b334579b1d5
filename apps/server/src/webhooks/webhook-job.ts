import { runWebhooks, type Deps } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'

/** Sends to webhooks until it is disposed. The log contains no URL, because a path may contain a secret. */
export function sendWebhooks(deps: Deps, log: Pick<FastifyBaseLogger, 'info' | 'warn'>): AsyncDisposable {
  return runWebhooks(deps, {
    clock: () => performance.now(),
    onError: (error) => log.warn({ err: error }, 'webhooks could not be sent'),
    onRun: ({ id, failures }, outcome) => {
      if (outcome === 'failed') log.info({ webhook: id, failures: failures + 1 }, 'a webhook failed')
    },
  })
}
