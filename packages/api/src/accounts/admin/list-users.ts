import type { ListUsersInput, ManagedUser } from '@taskwire/domain'
import type { Context } from '../../context.ts'
import { containing } from '../../search-pattern.ts'
import { listUsers as listUserRows } from './admin-users.repository.ts'

const PAGE = 50

/** A page of all users, newest first; tells the transport where the next one starts. */
export async function listUsers(
  { deps, onNextPage }: Pick<Context, 'deps' | 'onNextPage'>,
  { search, role, limit = PAGE, cursor }: ListUsersInput,
): Promise<ManagedUser[]> {
  const pattern = search === undefined ? null : containing(search)
  const users = await listUserRows(
    deps.db,
    pattern,
    role ?? null,
    cursor === undefined ? null : Number(cursor),
    limit,
  )
  const last = users.at(-1)
  if (last !== undefined && users.length === limit) onNextPage?.(String(last.number))
  return users
}
