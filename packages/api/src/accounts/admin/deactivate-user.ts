import type { ManagedUser } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../events/record-event.ts'
import { forgetUser } from '../sessions/forget-sessions.ts'
import { deactivateUser as deactivateRow, endAccess } from './admin-users.repository.ts'
import { refusedChange, userIdOf } from './managed-user.ts'

/**
 * Shuts a user out: sessions, personal access tokens and pending links end for good, nobody signs in until the user is
 * reactivated; the tasks stay. Throws USER_NOT_FOUND, LAST_ADMIN.
 */
export async function deactivateUser(deps: Deps, input: { readonly id: string }): Promise<ManagedUser> {
  const id = userIdOf(input)
  const row = await deps.db.transaction().execute(async (transaction) => {
    const now = deps.now()
    const [deactivated] = await deactivateRow(transaction, id, now)
    if (deactivated !== undefined) await endAccess(transaction, id, now)
    return deactivated
  })
  if (row === undefined) throw await refusedChange(deps, id)
  const { was_active, ...user } = row
  if (!was_active) return user
  forgetUser(deps, id)
  await recordEvent(deps, { user_id: id, type: 'deactivated' }, { user_agent: undefined })
  return user
}
