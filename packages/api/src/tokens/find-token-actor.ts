import { effectiveScopes, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { CallOrigin } from '../activity/record-event.ts'
import { isUseDue, recordTokenUse } from './record-token-use.ts'
import { findTokenClaims, findTokenUser } from './tokens.repository.ts'
import type { TokenClaims } from './token-cache.ts'
import { isTokenText, tokenHash } from './token-text.ts'

/** Returns the actor of a personal access token that is neither expired nor revoked, of an active user. */
export async function findTokenActor(
  deps: Deps,
  token: string,
  origin: CallOrigin,
): Promise<Actor | undefined> {
  const claims = deps.personalTokens.get(token) ?? (await readClaims(deps, token))
  if (claims === undefined || claims.expires_at <= deps.now()) return undefined
  return deps.sessions.actorOf(claims.id, () => readActor(deps, claims, origin))
}

async function readClaims(deps: Deps, token: string): Promise<TokenClaims | undefined> {
  if (!isTokenText(token)) return undefined
  const [claims] = await findTokenClaims(deps.db, { token_hash: tokenHash(token) })
  if (claims !== undefined) deps.personalTokens.set(token, claims)
  return claims
}

async function readActor(
  deps: Deps,
  { user_id, id }: TokenClaims,
  origin: CallOrigin,
): Promise<Actor | undefined> {
  const [found] = await findTokenUser(deps.db, { user_id, id })
  if (found === undefined) return undefined
  const { scopes, last_used_at, ...user } = found
  // Runs in the background: a failure to record the use must not fail the call.
  if (isUseDue(deps.now(), last_used_at))
    recordTokenUse(deps, { user_id, id, last_used_at }, origin).catch(() => {})
  return { ...user, user_id, session_id: id, scopes: effectiveScopes(scopes) }
}
