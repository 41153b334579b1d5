import { DomainError, type ManagedUser } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent } from '../events/record-event.ts'
import { reactivateUser as reactivateRow } from './admin-users.repository.ts'
import { userIdOf } from './managed-user.ts'

/** Lets a deactivated user sign in again. Throws USER_NOT_FOUND. */
export async function reactivateUser(deps: Deps, input: { readonly id: string }): Promise<ManagedUser> {
  const id = userIdOf(input)
  const [row] = await reactivateRow(deps.db, id, deps.now())
  if (row === undefined) throw new DomainError('USER_NOT_FOUND')
  const { was_active, ...user } = row
  if (!was_active) await recordEvent(deps, { user_id: id, type: 'reactivated' }, { user_agent: undefined })
  return user
}
