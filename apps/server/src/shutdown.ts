import type { FastifyInstance } from 'fastify'

/** Milliseconds that running requests may take to finish. */
const DRAIN_MS = 10_000

/**
 * On SIGTERM or SIGINT: stops accepting, finishes running requests, closes everything open, and exits with 0. A
 * second signal ends the process at once.
 */
export function shutDownOnSignal(app: FastifyInstance, close: () => PromiseLike<void>): void {
  let isClosing = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (isClosing) process.exit(1)
    isClosing = true
    app.log.info({ signal }, 'shutting down')
    // Idle keep-alive connections would otherwise delay the end as much as active ones.
    setInterval(() => app.server.closeIdleConnections(), 100).unref()
    setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref()
    app
      .close()
      .then(close)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          app.log.error({ err: error }, 'could not shut down cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
