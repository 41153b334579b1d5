import { setTimeout as pause } from 'node:timers/promises'

/** Runs work after the response, such as sending a message. */
export interface Background extends AsyncDisposable {
  /** Starts `work` after the current call has returned. Errors of `work` don't reach the caller. `closing` aborts when the service shuts down. */
  run(work: (closing: AbortSignal) => Promise<void>): void
  /** Resolves when all work is done. */
  settled(): Promise<void>
}

export interface BackgroundOptions {
  readonly onError: (error: unknown) => void
  /** Milliseconds that work may take to finish at shutdown. */
  readonly drainMs: number
}

/** Creates a runner that waits for its work at shutdown, for `drainMs` at most. */
export function createBackground({ onError, drainMs }: BackgroundOptions): Background {
  const running = new Set<Promise<void>>()
  const closing = new AbortController()
  const settled = async () => {
    while (running.size > 0) await Promise.all(running)
  }
  return {
    run(work) {
      const done = afterThis()
        .then(() => work(closing.signal))
        .catch(onError)
        .finally(() => running.delete(done))
      running.add(done)
    },
    settled,
    async [Symbol.asyncDispose]() {
      closing.abort()
      const patience = new AbortController()
      await Promise.race([settled(), pause(drainMs, undefined, { signal: patience.signal }).catch(() => {})])
      patience.abort()
    },
  }
}

function afterThis(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
