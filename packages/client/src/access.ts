import { TRPCClientError } from '@trpc/client'
import type { Procedures } from './client-router.ts'
import { readKept, writeKept, type KeptSession } from './kept-session.ts'
import type { SessionStore } from './session-store.ts'
import { taskwireError } from './taskwire-error.ts'
import { tokenUser } from './token-user.ts'

/** Where the refresh token travels: in bodies, or in a cookie that scripts cannot read. */
export type Transport = 'body' | 'cookie'

/** The tokens of a session as the server answers them. */
export interface AnsweredTokens {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
  readonly refresh_token?: string | undefined
}

/** The right to call: who is signed in, and an access token that is renewed in time. */
export interface Access {
  /** Who is signed in as far as this device knows. */
  readonly kept: () => KeptSession | undefined
  /**
   * A token to call with, renewed first where there is none or it ends shortly; undefined when nobody is signed in. Rejects when
   * the server cannot be asked for one.
   */
  readonly token: () => Promise<string | undefined>
  /** A token in the place of one that the server refused; undefined when the session is over. Rejects as `token`. */
  readonly renew: (refused: string) => Promise<string | undefined>
  /** The server refused a token that it had just given: the session is over. */
  readonly end: (refused: string) => void
  /** Begins a session. */
  readonly open: (tokens: AnsweredTokens, user: string) => void
  /** Forgets the session, and answers what it was called with. */
  readonly close: () => {
    readonly access_token: string | undefined
    readonly refresh_token: string | undefined
  }
}

export interface AccessOptions {
  readonly store: SessionStore
  readonly transport: Transport
  /** An access token that stays as it is. */
  readonly token: string | undefined
  readonly refresh: (input: {
    refresh_token?: string | undefined
  }) => ReturnType<Procedures['auth']['refresh']['mutate']>
  /** Runs one at a time among all tabs that share a session. */
  readonly inTurn: <Result>(run: () => Promise<Result>) => Promise<Result>
  /** The server ended the session. */
  readonly onExpired: () => void
}

interface Held {
  readonly user: string
  readonly token: string
  /** Milliseconds since 1970 from which on the token is not called with any more. */
  readonly until: number
}

/** Seconds before its end at which a token is renewed: a call takes a while to arrive. */
const MARGIN = 60

export function createAccess({
  store,
  transport,
  token: fixed,
  refresh,
  inTurn,
  onExpired,
}: AccessOptions): Access {
  const kept = () => readKept(store)
  let held: Held | undefined
  let renewing: Promise<string | undefined> | undefined
  /** Counts the sessions: an answer to an earlier one is nobody's. */
  let session = 0

  const hold = ({ access_token, expires_in, refresh_token }: AnsweredTokens, user: string) => {
    const until = Date.now() + (expires_in - Math.min(MARGIN, expires_in / 10)) * 1_000
    held = { user, token: access_token, until }
    writeKept(store, { user, ...(refresh_token !== undefined && { refresh_token }) })
  }
  const begin = () => {
    session += 1
    held = undefined
    renewing = undefined
  }
  const forget = () => {
    begin()
    writeKept(store, undefined)
  }
  const expire = () => {
    forget()
    onExpired()
  }
  const canRefresh = ({ refresh_token }: KeptSession) => transport === 'cookie' || refresh_token !== undefined

  const refreshKept = async (isCurrent: () => boolean): Promise<string | undefined> => {
    const before = kept()
    if (before === undefined || !isCurrent()) return undefined
    let answer: AnsweredTokens | undefined
    try {
      answer = await refresh(transport === 'cookie' ? {} : { refresh_token: before.refresh_token })
    } catch (error) {
      if (!isRefusal(error)) throw asTrouble(error)
    }
    const now = kept()
    // Signed out or in meanwhile, here or in another tab: what was asked for concerns nobody any more.
    if (!isCurrent() || now?.user !== before.user) return undefined
    // Another process that shares the store was quicker.
    if (answer === undefined && now.refresh_token !== before.refresh_token) return refreshKept(isCurrent)
    // The cookie may be that of somebody who signed in elsewhere: what was written here is not theirs.
    if (answer === undefined || tokenUser(answer.access_token) !== before.user) {
      expire()
      return undefined
    }
    hold(answer, before.user)
    return answer.access_token
  }

  const renewOnce = (): Promise<string | undefined> => {
    if (renewing !== undefined) return renewing
    const own = session
    const promise = inTurn(() => refreshKept(() => session === own)).finally(() => {
      if (renewing === promise) renewing = undefined
    })
    renewing = promise
    return promise
  }

  const token = async (): Promise<string | undefined> => {
    if (fixed !== undefined) return kept() === undefined ? undefined : fixed
    const present = kept()
    if (present === undefined) return undefined
    if (held?.user === present.user && held.until > Date.now()) return held.token
    if (canRefresh(present)) return renewOnce()
    expire()
    return undefined
  }

  return {
    kept,
    token,
    async renew(refused) {
      if (fixed === refused) expire()
      if (held?.token === refused) held = undefined
      return token()
    },
    end(refused) {
      if (held?.token === refused) expire()
    },
    open(tokens, user) {
      begin()
      hold(tokens, user)
    },
    close() {
      const refresh_token = kept()?.refresh_token
      const access_token = fixed ?? held?.token
      forget()
      return { access_token, refresh_token }
    },
  }
}

function isRefusal(error: unknown): boolean {
  const code = taskwireError(error)?.code
  return code === 'INVALID_REFRESH_TOKEN' || code === 'REFRESH_TOKEN_EXPIRED'
}

/** A call that never left has failed for want of a token; what was said of the refresh is not said of the call. */
function asTrouble(error: unknown): unknown {
  if (taskwireError(error)?.retryable === true) return error
  return TRPCClientError.from(new Error('The session could not be renewed', { cause: error }))
}
