import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DomainError } from '@taskwire/domain'
import type { FastifyInstance } from 'fastify'

const RESOLUTION_MS = 10
const SAMPLE_MS = 250
/** Requests in a sample below which refusing makes no difference: the lag has another cause. */
const MANY = 20
/** The largest share of refused requests: the rest shows when the overload is over. */
const MOST = 0.9

/**
 * Refuses a share of the requests while the event loop lags by more than `maxLag` milliseconds, before reading their
 * bodies. The share grows with each late sample and shrinks with each sample in time, so that accepted requests are
 * served in time. Never refuses health checks.
 */
export function overload(app: FastifyInstance, maxLag: number | undefined): void {
  if (maxLag === undefined) return
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  let requests = 0
  let share = 0
  let owed = 0
  const sample = setInterval(() => {
    const isLate = delay.mean / 1e6 - RESOLUTION_MS > maxLag && requests >= MANY
    share = isLate ? Math.min(MOST, share + 0.3) : Math.max(0, share - 0.1)
    requests = 0
    delay.reset()
  }, SAMPLE_MS).unref()
  app.addHook('onRequest', (request, _reply, done) => {
    requests += 1
    if (share === 0 || request.url.startsWith('/health/')) return done()
    owed += share
    if (owed < 1) return done()
    owed -= 1
    done(new DomainError('UNAVAILABLE', { retryAfter: 1 }))
  })
  app.addHook('onClose', (_app, done) => {
    clearInterval(sample)
    delay.disable()
    done()
  })
}
