/**
 * Stores a session, so that it survives a reload or restart. The text contains the user's id and, unless a cookie stores it, the refresh
 * token. Access tokens stay in memory. `read` is called for every request, so it must be fast.
 */
export interface SessionStore {
  /** Returns the text that was written last, or null when nobody is signed in. */
  read(): string | null
  /** Stores a session; null deletes it. */
  write(session: string | null): void
  /**
   * Calls the listener when another tab or process writes a session. Returns a function that ends the subscription. Optional: without
   * it the client notices at its next call.
   */
  watch?(listener: () => void): () => void
}

/** Creates a store in memory, for servers, scripts and tests. `session` is its initial text. */
export function memorySession(session: string | null = null): SessionStore {
  let current = session
  return {
    read: () => current,
    write: (session) => {
      current = session
    },
  }
}

/**
 * Creates a store in the browser's `localStorage` under `key`, shared by all tabs of the origin. Where storage is blocked or full, the
 * session lives as long as the page.
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

/** Returns undefined when `run` throws: storage may be blocked, full or missing. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
