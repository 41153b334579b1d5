import { DomainError } from '@taskwire/domain'
import { IDLE_DAYS } from './refresh-token.ts'

/** A cookie with the refresh token, which scripts can't read. Transports with cookies pass it to the calls. */
export interface RefreshCookie {
  /** The token in the cookie of this call. */
  readonly token: string | undefined
  /** Whether one of our own pages made this call. Browsers send cookies with requests from other sites as well. */
  readonly isOwnPage: boolean
  /** Sets the cookie for a number of seconds. */
  readonly keep: (token: string, seconds: number) => void
  /** Deletes the cookie. */
  readonly forget: () => void
}

const KEPT_SECONDS = IDLE_DAYS * 86_400

/** Returns the cookie. Throws FORBIDDEN when the call doesn't come from our own page. */
export function requireSameOrigin(cookie: RefreshCookie | undefined): RefreshCookie {
  if (cookie?.isOwnPage !== true) throw new DomainError('FORBIDDEN')
  return cookie
}

export interface GivenRefresh {
  readonly refresh_token: string | undefined
  /** Set when the token came from the cookie. */
  readonly cookie: RefreshCookie | undefined
}

/** Returns the refresh token of the input, else that of the cookie. Throws FORBIDDEN for a cookie from another site's page. */
export function givenRefresh(
  cookie: RefreshCookie | undefined,
  { refresh_token }: { readonly refresh_token?: string | undefined },
): GivenRefresh {
  if (refresh_token !== undefined || cookie?.token === undefined) return { refresh_token, cookie: undefined }
  return { refresh_token: cookie.token, cookie: requireSameOrigin(cookie) }
}

/** Returns the tokens for the response. With a cookie, moves the refresh token there. */
export function toTokenResponse<Session extends { readonly refresh_token: string }>(
  session: Session,
  cookie: RefreshCookie | undefined,
): Omit<Session, 'refresh_token'> & { readonly refresh_token?: string } {
  const { refresh_token, ...rest } = session
  if (cookie === undefined) return session
  cookie.keep(refresh_token, KEPT_SECONDS)
  return rest
}
