import type { Credentials, Procedures, RouterInputs, User } from './client-router.ts'
import type { TokenStore } from './token-store.ts'

/** Why the session changed: `expired` is the server refusing the token that a call carried. */
export type SessionChange = 'signed-in' | 'signed-out' | 'expired'

/** Who the client calls as. Its functions are bound: they can be passed around alone. */
export interface Session {
  /** Whether there is a token to call with; the server may have ended it since. */
  readonly isSignedIn: () => boolean
  /**
   * Opens a session on the server and keeps its token.
   *
   * @throws INVALID_CREDENTIALS, VALIDATION_FAILED, UNAVAILABLE, NETWORK
   */
  readonly signIn: (credentials: Credentials) => Promise<User>
  /**
   * Registers an account, then signs in to it. When only the second fails, the account stands: sign in to it later.
   *
   * @throws EMAIL_TAKEN, VALIDATION_FAILED, UNAVAILABLE, NETWORK
   */
  readonly signUp: (account: RouterInputs['auth']['register']) => Promise<User>
  /** Forgets the token, here and in whatever shares its store. */
  readonly signOut: () => void
  /** Calls the listener at every change, in the same tick. Returns what ends it. */
  readonly subscribe: (listener: (change: SessionChange) => void) => () => void
}

/** A session with what only the links may tell it. */
export interface OwnSession extends Session {
  /** The server refused this token. */
  readonly expire: (token: string) => void
}

export function createSession(tokens: TokenStore, procedures: () => Procedures): OwnSession {
  const listeners = new Set<(change: SessionChange) => void>()
  let unwatch: (() => void) | undefined

  const change = (token: string | null, reason: SessionChange) => {
    tokens.write(token)
    notify(listeners, reason)
  }

  const signIn = async (credentials: Credentials) => {
    const { access_token, user } = await procedures().auth.login.mutate(credentials)
    change(access_token, 'signed-in')
    return user
  }

  return {
    isSignedIn: () => tokens.read() !== null,
    signIn,
    signUp: async (account) => {
      await procedures().auth.register.mutate(account)
      return signIn(account)
    },
    signOut: () => {
      if (tokens.read() !== null) change(null, 'signed-out')
    },
    subscribe: (listener) => {
      const entry = (reason: SessionChange) => listener(reason)
      listeners.add(entry)
      unwatch ??= tokens.watch?.(() => notify(listeners, tokens.read() === null ? 'signed-out' : 'signed-in'))
      return () => {
        listeners.delete(entry)
        if (listeners.size > 0) return
        unwatch?.()
        unwatch = undefined
      }
    },
    // An answer to an older token says nothing about the one that replaced it.
    expire: (token) => {
      if (tokens.read() === token) change(null, 'expired')
    },
  }
}

/** A listener that throws spoils neither the others nor the call that caused the change. */
function notify(listeners: ReadonlySet<(change: SessionChange) => void>, reason: SessionChange): void {
  // A copy: a listener may end its own subscription, or begin another.
  for (const listener of Array.from(listeners))
    try {
      listener(reason)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
}
