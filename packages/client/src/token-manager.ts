import type { SessionStore } from './session-store.ts'
import { readStoredSession, writeStoredSession, type StoredSession } from './stored-session.ts'
import { tokenUser } from './token-user.ts'
import type { WithWebLock } from './web-lock.ts'

/** Where the refresh token travels: in request bodies, or in a cookie that scripts can't read. */
export type Transport = 'body' | 'cookie'

/** The tokens in the response to a sign-in or refresh. */
export interface TokenResponse {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
  readonly refresh_token?: string | undefined
}

/** The input of a refresh. A cookie replaces the token. */
export interface RefreshInput {
  readonly refresh_token?: string | undefined
}

/** Knows who is signed in, and provides an access token that is renewed before it expires. */
export interface TokenManager {
  /** Returns the session as this device knows it; the server may have ended it since. */
  readonly session: () => StoredSession | undefined
  /**
   * Returns a valid access token, renewed first when it is missing or expires soon; undefined when nobody is signed in.
   *
   * @throws a tRPC error when the renewal fails for a reason that may pass, such as a missing network
   */
  readonly token: () => Promise<string | undefined>
  /** Returns a replacement for a token that the server rejected; undefined when the session is over. Throws as `token`. */
  readonly renew: (rejected: string) => Promise<string | undefined>
  /** Ends the session, because the server rejected a token that it had just issued. */
  readonly end: (rejected: string) => void
  /** Starts a session. */
  readonly open: (tokens: TokenResponse, user: string) => void
  /** Forgets the session and returns its last tokens. */
  readonly close: () => {
    readonly access_token: string | undefined
    readonly refresh_token: string | undefined
  }
}

export interface TokenManagerOptions {
  readonly store: SessionStore
  readonly transport: Transport
  /** A fixed access token, which is never renewed. */
  readonly token: string | undefined
  /** Asks the server for new tokens. Returns undefined when the server refuses; throws when the failure may pass. */
  readonly refresh: (input: RefreshInput) => Promise<TokenResponse | undefined>
  /** Runs one refresh at a time among all tabs that share the session. */
  readonly withLock: WithWebLock
  /** The server ended the session. */
  readonly onExpired: () => void
}

interface CachedToken {
  readonly user: string
  readonly token: string
  /** Milliseconds since 1970 after which the token is renewed. */
  readonly until: number
}

/** Seconds before its expiry at which a token is renewed, because a request takes a while to arrive. */
const EXPIRY_MARGIN_SECONDS = 60

export function createTokenManager(options: TokenManagerOptions): TokenManager {
  const { store, transport, token: fixed, refresh, withLock, onExpired } = options
  const session = () => readStoredSession(store)
  let cached: CachedToken | undefined
  let renewing: Promise<string | undefined> | undefined
  /** Counts the sessions, so that a response to a request of an earlier one is ignored. */
  let generation = 0

  const save = ({ access_token, expires_in, refresh_token }: TokenResponse, user: string) => {
    const until = Date.now() + (expires_in - Math.min(EXPIRY_MARGIN_SECONDS, expires_in / 10)) * 1_000
    cached = { user, token: access_token, until }
    writeStoredSession(store, { user, ...(refresh_token !== undefined && { refresh_token }) })
  }
  const startGeneration = () => {
    generation += 1
    cached = undefined
    renewing = undefined
  }
  const forget = () => {
    startGeneration()
    writeStoredSession(store, undefined)
  }
  const expire = () => {
    forget()
    onExpired()
  }
  const canRefresh = ({ refresh_token }: StoredSession) =>
    transport === 'cookie' || refresh_token !== undefined

  const refreshSession = async (isCurrent: () => boolean): Promise<string | undefined> => {
    const before = session()
    if (before === undefined || !isCurrent()) return undefined
    const response = await refresh(transport === 'cookie' ? {} : { refresh_token: before.refresh_token })
    const now = session()
    // The user signed out, or another one signed in, while the request was under way: ignore the response.
    if (!isCurrent() || now?.user !== before.user) return undefined
    // Another process that shares the store has already refreshed: use its refresh token.
    if (response === undefined && now.refresh_token !== before.refresh_token) return refreshSession(isCurrent)
    // The cookie may belong to a user who signed in elsewhere. Then the session stored here is over.
    if (response === undefined || tokenUser(response.access_token) !== before.user) {
      expire()
      return undefined
    }
    save(response, before.user)
    return response.access_token
  }

  const renewOnce = (): Promise<string | undefined> => {
    if (renewing !== undefined) return renewing
    const own = generation
    const promise = withLock(() => refreshSession(() => generation === own)).finally(() => {
      if (renewing === promise) renewing = undefined
    })
    renewing = promise
    return promise
  }

  const token = async (): Promise<string | undefined> => {
    if (fixed !== undefined) return session() === undefined ? undefined : fixed
    const current = session()
    if (current === undefined) return undefined
    if (cached?.user === current.user && cached.until > Date.now()) return cached.token
    if (canRefresh(current)) return renewOnce()
    expire()
    return undefined
  }

  return {
    session,
    token,
    async renew(rejected) {
      if (fixed === rejected) expire()
      if (cached?.token === rejected) cached = undefined
      return token()
    },
    end(rejected) {
      if (cached?.token === rejected) expire()
    },
    open(tokens, user) {
      startGeneration()
      save(tokens, user)
    },
    close() {
      const refresh_token = session()?.refresh_token
      const access_token = fixed ?? cached?.token
      forget()
      return { access_token, refresh_token }
    },
  }
}
