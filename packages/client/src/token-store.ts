/** Where the access token is kept between calls. `read` is called for every request. */
export interface TokenStore {
  /** The token, or null when nobody is signed in. */
  read(): string | null
  /** Keeps a token; null forgets it. */
  write(token: string | null): void
  /** Hears of tokens written elsewhere, such as in another tab. Returns what ends it. */
  watch?(listener: () => void): () => void
}

/** A store that lives as long as the client: for servers, scripts and tests. */
export function memoryTokens(token: string | null = null): TokenStore {
  let kept = token
  return {
    read: () => kept,
    write: (token) => {
      kept = token
    },
  }
}

/**
 * A store in the browser's `localStorage` under `key`, shared by all tabs of the origin. Where storage is blocked or
 * full the token lives as long as the page.
 */
export function localTokens(key = 'taskwire.token'): TokenStore {
  const memory = memoryTokens()
  return {
    read: () => attempt(() => localStorage.getItem(key)) ?? memory.read(),
    write: (token) => {
      memory.write(null)
      attempt(() => localStorage.removeItem(key))
      if (token === null) return
      attempt(() => localStorage.setItem(key, token))
      if (attempt(() => localStorage.getItem(key)) !== token) memory.write(token)
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
