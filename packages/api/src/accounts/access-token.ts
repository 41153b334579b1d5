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
      return claimsOf(
        jwt.verify(token, key.secret, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          clockTimestamp: nowSeconds(),
        }),
      )
    } catch {
      return undefined
    }
  }
}

/** jsonwebtoken asks for none of these claims by itself. */
function claimsOf(payload: unknown): AccessClaims | undefined {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined
  const { sub, sid, jti, iat, exp, aud } = payload as Record<string, unknown>
  if (typeof sub !== 'string' || parseUuid(sub) !== sub) return undefined
  if (typeof sid !== 'string' || parseUuid(sid) !== sid) return undefined
  if (typeof jti !== 'string' || jti === '' || typeof aud !== 'string') return undefined
  if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return undefined
  return { user_id: sub, session_id: sid, expires: exp as number }
}
