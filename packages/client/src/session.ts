import type { Credentials, Procedures, RouterInputs, User } from './client-router.ts'
import type { SessionStore } from './session-store.ts'
import type { TokenManager, Transport } from './token-manager.ts'

/** Why the session changed; `expired` means that the server ended it. */
export type SessionChange = 'signed-in' | 'signed-out' | 'expired'

/** The session in which a client calls. Its functions are bound, so they can be passed around alone. */
export interface Session {
  /** Whether a user is signed in on this device. The server may have ended the session since. */
  readonly isSignedIn: () => boolean
  /** Returns the id of the signed-in user, known without the network; null when nobody is signed in. */
  readonly user: () => string | null
  /**
   * Signs in and stores the session. Returns the account.
   *
   * @throws INVALID_CREDENTIALS, VALIDATION_FAILED, FORBIDDEN (a cookie, for a page of another origin), UNAVAILABLE, NETWORK
   */
  readonly signIn: (credentials: Credentials) => Promise<User>
  /**
   * Registers an account, then signs in to it. When only the sign-in fails, the account exists: sign in later.
   *
   * @throws EMAIL_TAKEN, VALIDATION_FAILED, FORBIDDEN, UNAVAILABLE, NETWORK
   */
  readonly signUp: (account: RouterInputs['auth']['register']) => Promise<User>
  /**
   * Forgets the session at once, for every client that shares its store, and ends it on the server. Resolves when the server has ended
   * it or can't be reached in time. Never rejects, and need not be awaited.
   */
  readonly signOut: () => Promise<void>
  /** Calls the listener at every change, in the same tick. Returns a function that ends the subscription. */
  readonly subscribe: (listener: (change: SessionChange) => void) => () => void
}

export interface SessionOptions {
  readonly tokens: TokenManager
  readonly store: SessionStore
  readonly transport: Transport
  readonly procedures: () => Procedures
}

/** Creates a session. The caller reports with `onExpired` that the server ended it. */
export function createSession({ tokens, store, transport, procedures }: SessionOptions) {
  const listeners = new Set<(change: SessionChange) => void>()
  const user = () => tokens.session()?.user ?? null
  let unwatch: (() => void) | undefined
  /** The user that the listeners know of. */
  let announced: string | null = null
  let signingOut: Promise<void> = Promise.resolve()

  const announce = (change: SessionChange) => {
    announced = user()
    notify(listeners, change)
  }
  const onStored = () => {
    // Another tab also writes a renewed refresh token, which changes nothing for listeners.
    if (user() !== announced) announce(user() === null ? 'signed-out' : 'signed-in')
  }

  const signIn = async (credentials: Credentials) => {
    // A pending sign-out would end the new session, because both use the same cookie.
    await signingOut
    const { user: account, ...response } = await procedures().auth.login.mutate({ ...credentials, transport })
    tokens.open(response, account.id)
    announce('signed-in')
    return account
  }
  const endOnServer = async ({ access_token, refresh_token }: ReturnType<TokenManager['close']>) => {
    const context = { ...(access_token !== undefined && { token: access_token }) }
    await procedures()
      .auth.logout.mutate({ refresh_token }, { context })
      .catch(() => {})
  }

  const session: Session = {
    isSignedIn: () => user() !== null,
    user,
    signIn,
    signUp: async (account) => {
      await procedures().auth.register.mutate(account)
      return signIn(account)
    },
    signOut: () => {
      if (user() === null) return signingOut
      const closed = tokens.close()
      signingOut = endOnServer(closed)
      announce('signed-out')
      return signingOut
    },
    subscribe: (listener) => {
      const entry = (change: SessionChange) => listener(change)
      listeners.add(entry)
      if (unwatch === undefined) {
        announced = user()
        unwatch = store.watch?.(onStored)
      }
      return () => {
        listeners.delete(entry)
        if (listeners.size > 0) return
        unwatch?.()
        unwatch = undefined
      }
    },
  }
  return { session, onExpired: () => announce('expired') }
}

/** Calls every listener. An error of one is rethrown later, so that it stops neither the others nor the caller. */
function notify(listeners: ReadonlySet<(change: SessionChange) => void>, change: SessionChange): void {
  // A copy, because a listener may end its own subscription or begin another.
  for (const listener of Array.from(listeners))
    try {
      listener(change)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
}
