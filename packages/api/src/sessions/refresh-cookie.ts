import { DomainError } from '@taskwire/domain'
import { IDLE_DAYS } from './refresh-token.ts'

/** Where a browser keeps a refresh token out of the reach of scripts. A transport that can, hands it to the calls. */
export interface RefreshCookie {
  /** The token that came with this call. */
  readonly token: string | undefined
  /** Whether a page of our own made this call: a cookie comes along with whatever any page makes a browser send. */
  readonly isOwnPage: boolean
  /** Sends a token along with the answer, to be kept for so many seconds. */
  readonly keep: (token: string, seconds: number) => void
  /** Has the browser forget the token. */
  readonly forget: () => void
}

const KEPT_SECONDS = IDLE_DAYS * 86_400

/** The cookie, for a call that is to keep a token in it. Throws FORBIDDEN where no page of our own asks. */
export function requireSameOrigin(cookie: RefreshCookie | undefined): RefreshCookie {
  if (cookie?.isOwnPage !== true) throw new DomainError('FORBIDDEN')
  return cookie
}

export interface GivenRefresh {
  readonly refresh_token: string | undefined
  /** Set when the token came in the cookie. */
  readonly cookie: RefreshCookie | undefined
}

/** The refresh token of a call: that of the input, else that of the cookie. Throws FORBIDDEN for a cookie that a foreign page sent. */
export function givenRefresh(
  cookie: RefreshCookie | undefined,
  { refresh_token }: { readonly refresh_token?: string | undefined },
): GivenRefresh {
  if (refresh_token !== undefined || cookie?.token === undefined) return { refresh_token, cookie: undefined }
  return { refresh_token: cookie.token, cookie: requireSameOrigin(cookie) }
}

/** A session's tokens as they are answered: with the refresh token, or without where the cookie keeps it. */
export function toTokenResponse<Session extends { readonly refresh_token: string }>(
  session: Session,
  cookie: RefreshCookie | undefined,
): Omit<Session, 'refresh_token'> & { readonly refresh_token?: string } {
  const { refresh_token, ...rest } = session
  if (cookie === undefined) return session
  cookie.keep(refresh_token, KEPT_SECONDS)
  return rest
}
