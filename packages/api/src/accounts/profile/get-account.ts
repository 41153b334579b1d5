import { DomainError, type Actor, type User } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { findUser } from '../../users/users.repository.ts'

/** Returns the actor's account. */
export async function getAccount(deps: Deps, actor: Actor): Promise<User> {
  const [user] = await findUser(deps.db, { user_id: actor.user_id })
  if (user === undefined) throw new DomainError('UNAUTHENTICATED')
  return user
}
