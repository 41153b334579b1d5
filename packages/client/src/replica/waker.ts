/** Lets a loop sleep until there is a reason not to. */
export interface Waker {
  /** Ends the present sleep, or the next one before it begins. */
  wake(): void
  /** Sleeps for `ms`, or for good when it is omitted. Ends early when it is woken or the signal fires. */
  sleep(signal: AbortSignal, ms?: number): Promise<void>
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
