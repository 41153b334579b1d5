/** Runs a function while no other tab runs one under the same lock. */
export type WithWebLock = <Result>(run: () => Promise<Result>) => Promise<Result>

/**
 * Creates a lock among all tabs of an origin. Without web locks functions run at once. A frozen tab that has the lock delays the others
 * by at most `patience` milliseconds; then they run without it.
 */
export function createWebLock(name: string, patience: number): WithWebLock {
  return async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
    if (locks === undefined) return run()
    let started: Promise<Result> | undefined
    try {
      return await locks.request(name, { signal: AbortSignal.timeout(patience) }, () => (started = run()))
    } catch (error) {
      if (started !== undefined) throw error
      return run()
    }
  }
}
