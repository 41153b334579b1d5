import { setTimeout as pause } from 'node:timers/promises'

/** Work that goes on after the answer, such as sending a message. */
export interface Background extends AsyncDisposable {
  /** Starts `work` once what runs now has been answered; it never fails its caller. `closing` fires when the service ends. */
  run(work: (closing: AbortSignal) => Promise<void>): void
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>
}

export interface BackgroundOptions {
  readonly onError: (error: unknown) => void
  /** Milliseconds that work may take to finish at the end. */
  readonly drainMs: number
}

/** Keeps the work that runs, and waits for it at the end for as long as it is allowed to. */
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
