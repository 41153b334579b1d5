import { DomainError, type Actor } from '@taskwire/domain'
import type { CallOrigin } from './activity/record-event.ts'
import type { Deps } from './deps.ts'
import { findSessionActor } from './sessions/find-session-actor.ts'
import { findTokenActor } from './tokens/find-token-actor.ts'
import { TOKEN_PREFIX } from './tokens/token-text.ts'

/**
 * Returns the actor of an access token: the token of a session, or a personal one. The user must be active. Caches actors,
 * so most calls need no query. Throws UNAUTHENTICATED without giving the reason.
 */
export async function authenticate(
  deps: Deps,
  token: string | undefined,
  origin: CallOrigin = { user_agent: undefined },
): Promise<Actor> {
  const actor =
    token?.startsWith(TOKEN_PREFIX) === true
      ? await findTokenActor(deps, token, origin)
      : await findSessionActor(deps, token)
  if (actor === undefined) throw new DomainError('UNAUTHENTICATED')
  return actor
}
