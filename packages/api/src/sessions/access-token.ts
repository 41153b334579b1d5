import { parseUuid } from '@taskwire/domain'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'

/** A signing key and its id in tokens. */
export interface SigningKey {
  readonly kid: string
  readonly secret: string
}

export interface AccessTokenOptions {
  /** The key ring: the first key signs, all keys verify. Called at each use, because keys rotate while the process runs. */
  readonly keys: () => readonly [SigningKey, ...SigningKey[]]
  /** Seconds since 1970. */
  readonly nowSeconds: () => number
  readonly newId: () => string
}

/** The claims of a valid token. */
export interface AccessClaims {
  readonly user_id: string
  readonly session_id: string
  /** Seconds since 1970. */
  readonly expires: number
}

export interface AccessTokens {
  /** Issues a token for `lifetime` seconds. */
  issue(subject: { user_id: string; session_id: string }, lifetime: number): string
  /** Returns the claims of a valid token; undefined for any other text. */
  verify(token: string): AccessClaims | undefined
}

/** Lifetime of an access token in seconds, with a refresh token (short) and without one (long). */
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
  // A valid signature stays valid until the token expires, so cache it and save an HMAC per call.
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
      const known = verified.get(token) ?? checkAndCache(token)
      return known !== undefined && known.expires > nowSeconds() ? known : undefined
    },
  }

  function checkAndCache(token: string): AccessClaims | undefined {
    const claims = token.length <= MAX_LENGTH ? check(token) : undefined
    if (claims !== undefined) verified.set(token, claims)
    return claims
  }

  function check(token: string): AccessClaims | undefined {
    try {
      const header = jwt.decode(token, { complete: true })?.header as unknown as
        | Record<string, unknown>
        | undefined
      // jsonwebtoken checks neither the type nor critical extensions.
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

/** Checks the claims that jsonwebtoken doesn't: it requires none of them and compares only `exp` and `nbf` with the clock. */
function claimsOf(payload: unknown, now: number): AccessClaims | undefined {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined
  const { sub, sid, jti, iat, exp, nbf, aud } = payload as Record<string, unknown>
  if (typeof sub !== 'string' || parseUuid(sub) !== sub) return undefined
  if (typeof sid !== 'string' || parseUuid(sid) !== sid) return undefined
  if (typeof jti !== 'string' || jti === '' || typeof aud !== 'string') return undefined
  if (!isSeconds(iat) || !isSeconds(exp) || (nbf !== undefined && !isSeconds(nbf))) return undefined
  // We issue no tokens in the future or with a longer lifetime, so a token like that was forged.
  if (iat > now + CLOCK_SKEW || exp <= iat || exp - iat > LONG_LIFETIME) return undefined
  return { user_id: sub, session_id: sid, expires: exp }
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
