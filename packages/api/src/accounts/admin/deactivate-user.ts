import type { ManagedUser } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../events/record-event.ts'
import { deactivateUser as deactivateRow } from './admin-users.repository.ts'
import { refusedChange, userIdOf } from './managed-user.ts'

/**
 * Shuts a user out: sessions and personal access tokens end for good, nobody signs in until the user is reactivated; the
 * tasks stay. Throws USER_NOT_FOUND, LAST_ADMIN.
 */
export async function deactivateUser(deps: Deps, input: { readonly id: string }): Promise<ManagedUser> {
  const id = userIdOf(input)
  const [row] = await deactivateRow(deps.db, id, deps.now())
  if (row === undefined) throw await refusedChange(deps, id)
  const { was_active, ...user } = row
  if (!was_active) return user
  deps.sessions.forgetUser(id)
  // Readers of the log look up then whether what they stand on still lives.
  deps.wakeBus.wake(id)
  await recordEvent(deps, { user_id: id, type: 'deactivated' }, { user_agent: undefined })
  return user
}
