import { DomainError } from '@taskwire/domain'

export interface LongReadOptions {
  /** Long reads at once. Each occupies a database connection while its reader takes the rows. */
  readonly atOnce: number
  /** Long reads of one user at once; half of all when omitted. */
  readonly perUser?: number
  /** Milliseconds that a caller waits for its turn; 10,000 when omitted. */
  readonly wait?: number
  /** Milliseconds that a reader may spend on one slice; 30,000 when omitted. */
  readonly readerLimit?: number
}

/** Limits the database connections that long lists occupy, so that slow readers leave enough for all other requests. */
export interface LongReads {
  readonly readerLimit: number
  /** Waits for a turn and returns the function that ends it. Throws UNAVAILABLE when no turn comes in time. */
  begin(user_id: string): Promise<() => void>
}

interface Waiting {
  readonly user_id: string
  readonly start: () => void
}

/** Creates the limit of one process. */
export function createLongReads(options: LongReadOptions): LongReads {
  const { atOnce, perUser = Math.ceil(atOnce / 2), wait = 10_000, readerLimit = 30_000 } = options
  const running = new Map<string, number>()
  let count = 0
  const queue = new Set<Waiting>()

  const mayStart = (user_id: string) => count < atOnce && (running.get(user_id) ?? 0) < perUser
  const start = (user_id: string) => {
    count += 1
    running.set(user_id, (running.get(user_id) ?? 0) + 1)
    return () => end(user_id)
  }
  const end = (user_id: string) => {
    count -= 1
    const left = (running.get(user_id) ?? 0) - 1
    if (left > 0) running.set(user_id, left)
    else running.delete(user_id)
    for (const next of queue) {
      if (mayStart(next.user_id)) return next.start()
    }
  }
  return {
    readerLimit,
    begin(user_id) {
      if (mayStart(user_id)) return Promise.resolve(start(user_id))
      const { promise, resolve, reject } = Promise.withResolvers<() => void>()
      const waiting: Waiting = {
        user_id,
        start: () => {
          clearTimeout(timer)
          queue.delete(waiting)
          resolve(start(user_id))
        },
      }
      const timer = setTimeout(() => {
        queue.delete(waiting)
        reject(new DomainError('UNAVAILABLE'))
      }, wait)
      queue.add(waiting)
      return promise
    },
  }
}
