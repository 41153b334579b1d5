import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findActor } from './sessions.repository.ts'

/** Returns the actor of a session's access token: a valid token of an active session, of an active user. */
export async function findSessionActor(deps: Deps, token: string | undefined): Promise<Actor | undefined> {
  const claims = token === undefined ? undefined : deps.accessTokens.verify(token)
  if (claims === undefined) return undefined
  const { user_id, session_id } = claims
  const actor = await deps.sessions.actorOf(session_id, async () => {
    const [found] = await findActor(deps.db, { user_id, session_id, now: deps.now() })
    return found === undefined ? undefined : { ...found, scopes: null }
  })
  return actor?.user_id === user_id ? actor : undefined
}
