import type { ManagedUser, UserRole } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../events/record-event.ts'
import { updateRole } from './admin-users.repository.ts'
import { refusedChange, userIdOf } from './managed-user.ts'

/** Makes a user an admin, or one no longer. Throws USER_NOT_FOUND, LAST_ADMIN. */
export async function setRole(
  deps: Deps,
  { role, ...input }: { readonly id: string; readonly role: UserRole },
): Promise<ManagedUser> {
  const id = userIdOf(input)
  const [row] = await updateRole(deps.db, id, role, deps.now())
  if (row === undefined) throw await refusedChange(deps, id)
  const { was_role, ...user } = row
  if (was_role === role) return user
  deps.sessions.forgetUser(id)
  // Where the admin who did it was is nothing that the user has to know.
  await recordEvent(deps, { user_id: id, type: 'role_changed' }, { user_agent: undefined })
  return user
}
