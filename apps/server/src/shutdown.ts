import type { FastifyInstance } from 'fastify'

/** How long what runs may take to finish. */
const DRAIN_MS = 10_000

/** On SIGTERM or SIGINT: accept no more, finish what runs, close what is open, exit 0. A second signal ends at once. */
export function shutDownOnSignal(app: FastifyInstance, close: () => PromiseLike<void>): void {
  let isClosing = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (isClosing) process.exit(1)
    isClosing = true
    app.log.info({ signal }, 'shutting down')
    // A connection that a client keeps open after its answer would be waited for as long as one that works.
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
