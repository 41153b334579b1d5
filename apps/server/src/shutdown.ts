import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Milliseconds that running requests may take to finish. */
const FINISH_MS = 10_000

export interface ShutdownOptions {
  /** Seconds between the signal and the end of the port, in which proxies notice and everything is served. */
  readonly drainSeconds: number
  /** Called at the signal. */
  readonly onDrain: () => void
  /** Closes what the app uses. */
  readonly close: () => PromiseLike<void>
}

/**
 * On SIGTERM or SIGINT: reports that it is not ready for some seconds, stops accepting, finishes running requests, closes
 * everything open, and exits with 0. A second signal ends the process at once.
 */
export function shutDownOnSignal(
  app: FastifyInstance,
  { drainSeconds, onDrain, close }: ShutdownOptions,
): void {
  let isClosing = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (isClosing) process.exit(1)
    isClosing = true
    onDrain()
    app.log.info({ signal, seconds: drainSeconds }, 'shutting down')
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        app.log.error({ err: error }, 'could not shut down cleanly')
        process.exit(1)
      },
    )
  }
  const end = async () => {
    await pause(drainSeconds * 1_000)
    // Idle keep-alive connections would otherwise delay the end as much as active ones.
    setInterval(() => app.server.closeIdleConnections(), 100).unref()
    setTimeout(() => app.server.closeAllConnections(), FINISH_MS).unref()
    await app.close()
    await close()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
