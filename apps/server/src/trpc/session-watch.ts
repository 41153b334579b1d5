import { authenticate, toDomainError, type Deps } from '@taskwire/api'

/** Milliseconds between two looks. */
const SWEEP_MS = 1_000
/** For so long after a hint a session is looked at: the memory of a living one may be four seconds old. */
const SUSPICION_MS = 5_000
/** A hint may be lost; then a session's end is seen after this long. */
const ROUTINE_MS = 15_000

/** Looks whether the sessions behind open sockets still live, with one timer for all of them. */
export interface SessionWatch {
  /** Calls `onEnd` once the session behind the token has ended. Returns what ends the watch. */
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
      // While the database is away nobody knows: who has ended is found at the next look.
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
