import { authenticate, toDomainError, type Deps } from '@taskwire/api'

/** Milliseconds between two checks. */
const SWEEP_MS = 1_000
/**
 * Milliseconds after a hint during which a session is checked: the cached state of a session may be four seconds old.
 */
const SUSPICION_MS = 5_000
/** Milliseconds after which a session is checked without a hint, because a hint may be lost. */
const ROUTINE_MS = 15_000

/** Checks whether the sessions behind open sockets are still valid, with one timer for all of them. */
export interface SessionWatch {
  /** Calls `onEnd` once the session of the token has ended. Returns a function that ends the watch. */
  watch(user_id: string, token: () => string | undefined, onEnd: () => void): () => void
  close(): void
}

interface Watched {
  readonly token: () => string | undefined
  readonly onEnd: () => void
  suspectUntil: number
  lookAgainAt: number
}

export function watchSessions(deps: Deps): SessionWatch {
  const all = new Set<Watched>()
  const look = async (watched: Watched) => {
    watched.lookAgainAt = performance.now() + ROUTINE_MS
    try {
      await authenticate(deps, watched.token())
    } catch (error) {
      // While the database is away the state is unknown: the next check finds ended sessions.
      if (all.has(watched) && toDomainError(error).code === 'UNAUTHENTICATED') watched.onEnd()
    }
  }
  const sweep = setInterval(() => {
    const now = performance.now()
    for (const watched of all)
      if (now < watched.suspectUntil || now >= watched.lookAgainAt) void look(watched)
  }, SWEEP_MS)
  sweep.unref()
  return {
    watch(user_id, token, onEnd) {
      const watched: Watched = { token, onEnd, suspectUntil: 0, lookAgainAt: performance.now() + ROUTINE_MS }
      all.add(watched)
      const leave = deps.wakeBus.subscribe(user_id, () => {
        watched.suspectUntil = performance.now() + SUSPICION_MS
        void look(watched)
      })
      return () => {
        leave()
        all.delete(watched)
      }
    },
    close: () => clearInterval(sweep),
  }
}
