import { DomainError } from '@taskwire/domain'

/**
 * Lets the writes of one user run one after the other in this process. They would wait for the user's counter in the database anyway,
 * but each on a connection of its own: a user whose counter is locked would soon occupy all of them.
 */
export interface WriteTurns {
  /** Runs a write in its turn. Throws UNAVAILABLE when no turn comes in time. */
  take<Result>(user_id: string, write: () => Promise<Result>): Promise<Result>
}

/** Creates the turns of one process. A write waits for at most `wait` milliseconds; 2,500 when omitted. */
export function createWriteTurns({ wait = 2_500 }: { readonly wait?: number } = {}): WriteTurns {
  /** The writes that wait, of each user with a write that runs. */
  const queues = new Map<string, Set<() => void>>()

  const end = (user_id: string, queue: Set<() => void>) => {
    const [next] = queue
    if (next === undefined) return void queues.delete(user_id)
    queue.delete(next)
    next()
  }
  return {
    async take(user_id, write) {
      let queue = queues.get(user_id)
      if (queue === undefined) queues.set(user_id, (queue = new Set()))
      else await turnIn(queue, wait)
      try {
        return await write()
      } finally {
        end(user_id, queue)
      }
    },
  }
}

function turnIn(queue: Set<() => void>, wait: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const start = () => {
    clearTimeout(timer)
    resolve()
  }
  const timer = setTimeout(() => {
    queue.delete(start)
    reject(new DomainError('UNAVAILABLE'))
  }, wait)
  queue.add(start)
  return promise
}
