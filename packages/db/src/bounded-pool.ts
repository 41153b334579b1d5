import type { Pool, PoolClient } from 'pg'

/** The parts of pg's pool that Kysely uses. */
export type ClientPool = Pick<Pool, 'options' | 'end'> & { connect(): Promise<PoolClient> }

/**
 * Rejects a caller that waits longer than `wait` ms for a connection. The pool's own limit also cancels the attempt to
 * connect, so it never reaches a database that always needs longer. Here the attempt continues, and its connection joins
 * the pool.
 */
export function boundedPool(pool: Pool, wait: number): ClientPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      // Most callers get an idle connection at once and need no timer.
      if (pool.idleCount > pool.waitingCount) return pool.connect()
      const connecting = pool.connect()
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(() => late.reject(new Error('timeout exceeded when trying to connect')), wait)
      try {
        return await Promise.race([connecting, late.promise])
      } catch (error) {
        connecting.then(
          (client) => client.release(),
          () => {},
        )
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
