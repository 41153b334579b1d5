/** Lets a loop sleep until another part of the replica wakes it. */
export interface Waker {
  /** Ends the current sleep, or skips the next one. */
  readonly wake: () => void
  /** Sleeps for `ms` milliseconds, or without end when omitted. `wake` and the signal end the sleep early. */
  readonly sleep: (signal: AbortSignal, ms?: number) => Promise<void>
}

export function createWaker(): Waker {
  let isWoken = false
  let resume = () => {}
  return {
    wake() {
      isWoken = true
      resume()
    },
    async sleep(signal, ms) {
      if (!isWoken && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
          signal.addEventListener('abort', resume, { once: true })
        })
      signal.removeEventListener('abort', resume)
      isWoken = false
    },
  }
}
