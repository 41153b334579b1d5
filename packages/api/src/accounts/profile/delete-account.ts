import type { Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { confirmPassword, wrongPassword } from '../password/confirm-password.ts'
import { evictUser } from '../../sessions/evict-sessions.ts'
import { deleteUser } from './profile.repository.ts'

/** Deletes the account with all its data. The e-mail can be used for a new account. Throws VALIDATION_FAILED (the password). */
export async function deleteAccount(
  deps: Deps,
  actor: Actor,
  { password }: { password: string },
): Promise<void> {
  const { password_hash } = await confirmPassword(deps, actor, password, 'password')
  const [deleted] = await deleteUser(deps.db, { user_id: actor.user_id, password_hash })
  if (deleted === undefined) throw wrongPassword('password')
  evictUser(deps, actor.user_id)
}
