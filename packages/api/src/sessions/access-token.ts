import { parseUuid } from '@taskwire/domain'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'

/** A signing key and the id that tokens name it by. */
export interface SigningKey {
  readonly kid: string
  readonly secret: string
}

export interface AccessTokenOptions {
  /** The first signs; all of them verify. Asked at each use, for keys are rotated while tokens are in use. */
  readonly keys: () => readonly [SigningKey, ...SigningKey[]]
  /** Seconds since 1970. */
  readonly nowSeconds: () => number
  readonly newId: () => string
}

/** What a token says. */
export interface AccessClaims {
  readonly user_id: string
  readonly session_id: string
  /** Seconds since 1970. */
  readonly expires: number
}

export interface AccessTokens {
  /** `lifetime` in seconds. */
  issue(subject: { user_id: string; session_id: string }, lifetime: number): string
  /** The claims of a valid token; undefined for every other text, whatever is wrong with it. */
  verify(token: string): AccessClaims | undefined
}

/** Seconds that an access token is valid for where a refresh token can renew it, and where none can. */
export const SHORT_LIFETIME = 15 * 60
export const LONG_LIFETIME = 24 * 60 * 60
/** Seconds by which the clock of another server process may be ahead. */
const CLOCK_SKEW = 60

const ISSUER = 'taskwire'
const AUDIENCE = 'taskwire'
const TYPE = 'at+jwt'
const ALGORITHM = 'HS256'
const MAX_LENGTH = 2_000

/** Issues and verifies access tokens with a ring of keys. */
export function createAccessTokens({ keys, nowSeconds, newId }: AccessTokenOptions): AccessTokens {
  // A signature that held once holds until the token expires: remembered, it costs no HMAC per call.
  const verified = new LRUCache<string, AccessClaims>({ max: 10_000 })
  return {
    issue({ user_id, session_id }, lifetime) {
      const now = nowSeconds()
      const payload = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: user_id,
        sid: session_id,
        jti: newId(),
        iat: now,
        exp: now + lifetime,
      }
      const [key] = keys()
      const header = { alg: ALGORITHM, typ: TYPE, kid: key.kid }
      return jwt.sign(payload, key.secret, { algorithm: ALGORITHM, header })
    },
    verify(token) {
      const known = verified.get(token) ?? remember(token)
      return known !== undefined && known.expires > nowSeconds() ? known : undefined
    },
  }

  function remember(token: string): AccessClaims | undefined {
    const claims = token.length <= MAX_LENGTH ? check(token) : undefined
    if (claims !== undefined) verified.set(token, claims)
    return claims
  }

  function check(token: string): AccessClaims | undefined {
    try {
      const header = jwt.decode(token, { complete: true })?.header as unknown as
        | Record<string, unknown>
        | undefined
      // jsonwebtoken accepts any type and unknown critical extensions unless one looks.
      if (header === undefined || header['typ'] !== TYPE || header['alg'] !== ALGORITHM || 'crit' in header)
        return undefined
      const key = keys().find(({ kid }) => kid === header['kid'])
      if (key === undefined) return undefined
      const now = nowSeconds()
      const payload = jwt.verify(token, key.secret, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTimestamp: now,
      })
      return claimsOf(payload, now)
    } catch {
      return undefined
    }
  }
}

/** jsonwebtoken requires none of these claims by itself, and checks no time but that of `exp` and `nbf`. */
function claimsOf(payload: unknown, now: number): AccessClaims | undefined {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined
  const { sub, sid, jti, iat, exp, nbf, aud } = payload as Record<string, unknown>
  if (typeof sub !== 'string' || parseUuid(sub) !== sub) return undefined
  if (typeof sid !== 'string' || parseUuid(sid) !== sid) return undefined
  if (typeof jti !== 'string' || jti === '' || typeof aud !== 'string') return undefined
  if (!isSeconds(iat) || !isSeconds(exp) || (nbf !== undefined && !isSeconds(nbf))) return undefined
  // No token of ours was issued in the future or lives longer than the longest lifetime, whoever signed this one.
  if (iat > now + CLOCK_SKEW || exp <= iat || exp - iat > LONG_LIFETIME) return undefined
  return { user_id: sub, session_id: sid, expires: exp }
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
