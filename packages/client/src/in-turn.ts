/**
 * Runs work one at a time among all tabs of an origin, where the browser can. A tab that is frozen with the lock in hand holds up the
 * others for `patience` milliseconds at most: then they go ahead, and the server copes.
 */
export function createTurns(name: string, patience: number) {
  return async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
    if (locks === undefined) return run()
    let begun: Promise<Result> | undefined
    try {
      return await locks.request(name, { signal: AbortSignal.timeout(patience) }, () => (begun = run()))
    } catch (error) {
      if (begun !== undefined) throw error
      return run()
    }
  }
}
