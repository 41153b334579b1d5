import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { CallOrigin } from './events/record-event.ts'
import { findTokenActor } from './personal-tokens/find-token-actor.ts'
import { TOKEN_PREFIX } from './personal-tokens/token-text.ts'
import { findActor } from './sessions.repository.ts'

/**
 * The actor behind an access token: signed by us, not expired, of a living session of an active user, or a personal one
 * of such a user. In memory after the first call. Throws UNAUTHENTICATED, whatever the reason.
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

async function findSessionActor(deps: Deps, token: string | undefined): Promise<Actor | undefined> {
  const claims = token === undefined ? undefined : deps.accessTokens.verify(token)
  if (claims === undefined) return undefined
  const { user_id, session_id } = claims
  const actor = await deps.sessions.actorOf(session_id, async () => {
    const found = await findActor(deps.db, { user_id, session_id, now: deps.now() })
    return found === undefined ? undefined : { ...found, scopes: null }
  })
  return actor?.user_id === user_id ? actor : undefined
}
