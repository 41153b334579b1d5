/**
 * Where a client keeps what it needs to go on with its session after a reload or a restart: as text, who is signed in and, unless a
 * cookie does that, the refresh token. Access tokens are kept nowhere but in memory. `read` is called for every request.
 */
export interface SessionStore {
  /** What was written last, or null when nobody is signed in. */
  read(): string | null
  /** Keeps a session; null forgets it. */
  write(session: string | null): void
  /** Hears of sessions written elsewhere, such as in another tab. Returns what ends it. */
  watch?(listener: () => void): () => void
}

/** A store that lives as long as the client: for servers, scripts and tests. */
export function memorySession(session: string | null = null): SessionStore {
  let kept = session
  return {
    read: () => kept,
    write: (session) => {
      kept = session
    },
  }
}

/**
 * A store in the browser's `localStorage` under `key`, shared by all tabs of the origin. Where storage is blocked or
 * full the session lives as long as the page.
 */
export function localSession(key = 'taskwire.session'): SessionStore {
  const memory = memorySession()
  return {
    read: () => attempt(() => localStorage.getItem(key)) ?? memory.read(),
    write: (session) => {
      memory.write(null)
      attempt(() => localStorage.removeItem(key))
      if (session === null) return
      attempt(() => localStorage.setItem(key, session))
      if (attempt(() => localStorage.getItem(key)) !== session) memory.write(session)
    },
    watch: (listener) => {
      const onStorage = (event: StorageEvent) => {
        // A null key means that all of the storage was cleared.
        if (event.key === key || event.key === null) listener()
      }
      globalThis.addEventListener?.('storage', onStorage)
      return () => globalThis.removeEventListener?.('storage', onStorage)
    },
  }
}

/** Storage throws when it is blocked, full or not there at all. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
