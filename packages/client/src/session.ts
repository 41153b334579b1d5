import type { Access, Transport } from './access.ts'
import type { Credentials, Procedures, RouterInputs, User } from './client-router.ts'
import type { SessionStore } from './session-store.ts'

/** Why the session changed: `expired` is the server having ended it. */
export type SessionChange = 'signed-in' | 'signed-out' | 'expired'

/** Who the client calls as. Its functions are bound: they can be passed around alone. */
export interface Session {
  /** Whether somebody is signed in on this device; the server may have ended it since. */
  readonly isSignedIn: () => boolean
  /** The id of who is signed in, known without the network; null when nobody is. */
  readonly user: () => string | null
  /**
   * Opens a session on the server and keeps it.
   *
   * @throws INVALID_CREDENTIALS, VALIDATION_FAILED, FORBIDDEN (a cookie, for a page of another origin), UNAVAILABLE, NETWORK
   */
  readonly signIn: (credentials: Credentials) => Promise<User>
  /**
   * Registers an account, then signs in to it. When only the second fails, the account stands: sign in to it later.
   *
   * @throws EMAIL_TAKEN, VALIDATION_FAILED, FORBIDDEN, UNAVAILABLE, NETWORK
   */
  readonly signUp: (account: RouterInputs['auth']['register']) => Promise<User>
  /**
   * Forgets the session at once, here and in whatever shares its store, and has the server end it. Resolves when the server did,
   * or could not be reached in time; never rejects, and need not be waited for.
   */
  readonly signOut: () => Promise<void>
  /** Calls the listener at every change, in the same tick. Returns what ends it. */
  readonly subscribe: (listener: (change: SessionChange) => void) => () => void
}

export interface SessionOptions {
  readonly access: Access
  readonly store: SessionStore
  readonly transport: Transport
  readonly procedures: () => Procedures
}

/** A session, and what tells its listeners of a change that the server made. */
export function createSession({ access, store, transport, procedures }: SessionOptions) {
  const listeners = new Set<(change: SessionChange) => void>()
  const user = () => access.kept()?.user ?? null
  let unwatch: (() => void) | undefined
  /** Whom the listeners were told of last. */
  let told: string | null = null
  let leaving: Promise<void> = Promise.resolve()

  const tell = (change: SessionChange) => {
    told = user()
    notify(listeners, change)
  }
  const onStored = () => {
    // A refresh token that another tab renewed is no news.
    if (user() !== told) tell(user() === null ? 'signed-out' : 'signed-in')
  }

  const signIn = async (credentials: Credentials) => {
    // A sign-out that is still on its way would end the new session: both are the cookie's.
    await leaving
    const { user: account, ...tokens } = await procedures().auth.login.mutate({ ...credentials, transport })
    access.open(tokens, account.id)
    tell('signed-in')
    return account
  }
  const endOnServer = async ({ access_token, refresh_token }: ReturnType<Access['close']>) => {
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
      if (user() === null) return leaving
      const closed = access.close()
      leaving = endOnServer(closed)
      tell('signed-out')
      return leaving
    },
    subscribe: (listener) => {
      const entry = (reason: SessionChange) => listener(reason)
      listeners.add(entry)
      if (unwatch === undefined) {
        told = user()
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
  return { session, onExpired: () => tell('expired') }
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
