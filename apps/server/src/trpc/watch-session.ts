import { authenticate, toDomainError, type Deps } from '@taskwire/api'

/** Milliseconds between two looks: each asks the database, and a busy account is woken often. */
const REST_MS = 3_000

export interface Watched {
  readonly user_id: string
  readonly session_id: string
}

/**
 * Looks at every hint for a user, in whichever process it was given, whether a session still lives; a socket without a stream
 * has nothing else to hear of its end from. Returns what ends it.
 */
export function watchSession(
  deps: Deps,
  { user_id, session_id }: Watched,
  { token, onEnded }: { readonly token: () => string | undefined; readonly onEnded: () => void },
): () => void {
  let timer: NodeJS.Timeout | undefined
  let next = 0
  const look = async () => {
    timer = undefined
    next = performance.now() + REST_MS
    deps.sessions.forget(session_id)
    try {
      await authenticate(deps, token())
    } catch (error) {
      // A database that is away says nothing about a session.
      if (toDomainError(error).code === 'UNAUTHENTICATED') onEnded()
    }
  }
  const unsubscribe = deps.wakeBus.subscribe(user_id, () => {
    timer ??= setTimeout(() => void look(), Math.max(0, next - performance.now()))
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}
