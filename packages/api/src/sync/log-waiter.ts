import type { WakeBus } from '@taskwire/db'

/** Waits for wake-ups of one user's log. Create it before the first read, so that it misses none during the read. */
export interface LogWaiter extends Disposable {
  /**
   * Resolves to true at the next wake-up, at once if there was one since the last call; to false after `ms` or when `signal`
   * aborts.
   */
  next(ms: number, signal?: AbortSignal): Promise<boolean>
}

export function waitForLog(bus: WakeBus, user_id: string): LogWaiter {
  let isWoken = false
  let resume = () => {}
  const unsubscribe = bus.subscribe(user_id, () => {
    isWoken = true
    resume()
  })
  return {
    async next(ms, signal) {
      if (!isWoken && signal?.aborted !== true) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
          signal?.addEventListener('abort', resume, { once: true })
        })
        signal?.removeEventListener('abort', resume)
      }
      const wasWoken = isWoken
      isWoken = false
      return wasWoken
    },
    [Symbol.dispose]: unsubscribe,
  }
}
