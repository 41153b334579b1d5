import type { WakeBus } from '@taskwire/db'

/** Waits for hints about one user's log. Made before the first read, it misses none that comes while one reads. */
export interface LogWaiter extends Disposable {
  /**
   * Resolves to true at the next hint, at once if one came since the last call; to false after `ms`, or when `signal`
   * fires.
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
