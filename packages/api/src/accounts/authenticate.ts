import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findActor } from './sessions.repository.ts'

/**
 * The actor behind an access token: signed by us, not expired, of a living session of an active user. In memory after
 * the first call. Throws UNAUTHENTICATED, whatever the reason.
 */
export async function authenticate(deps: Deps, token: string | undefined): Promise<Actor> {
  const claims = token === undefined ? undefined : deps.accessTokens.verify(token)
  if (claims === undefined) throw new DomainError('UNAUTHENTICATED')
  const { user_id, session_id } = claims
  const actor = await deps.sessions.actorOf(session_id, () =>
    findActor(deps.db, { user_id, session_id, now: deps.now() }),
  )
  if (actor === undefined || actor.user_id !== user_id) throw new DomainError('UNAUTHENTICATED')
  return actor
}
