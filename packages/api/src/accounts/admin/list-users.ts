import { DomainError, type ListUsersInput, type ManagedUser } from '@taskwire/domain'
import type { Context } from '../../context.ts'
import { containing } from '../../search-pattern.ts'
import { findUserByNumber, listUsers as listUserRows } from './admin-users.repository.ts'

const PAGE = 50

/**
 * A page of all users, newest first; tells the transport where the next one starts. Throws VALIDATION_FAILED for a cursor
 * whose user is gone: the list must start over, since nothing tells where that user was.
 */
export async function listUsers(
  { deps, onNextPage }: Pick<Context, 'deps' | 'onNextPage'>,
  { search, role, limit = PAGE, cursor }: ListUsersInput,
): Promise<ManagedUser[]> {
  const pattern = search === undefined ? null : containing(search)
  const after = cursor === undefined ? null : Number(cursor)
  const users = await listUserRows(deps.db, pattern, role ?? null, after, limit)
  const last = users.at(-1)
  if (last !== undefined && users.length === limit) onNextPage?.(String(last.number))
  if (last === undefined && after !== null && (await findUserByNumber(deps.db, after)).length === 0)
    throw new DomainError('VALIDATION_FAILED', {
      issues: [{ path: ['cursor'], message: 'is no cursor of this list' }],
    })
  return users
}
