import { fragment, statement } from '@taskwire/db'
import type { ManagedUser } from '@taskwire/domain'
import { lockedAdmins } from '../users/active-admins.ts'
import { endedLinks, endedSessionIds, endedSessions, endedTokens, sessionIds } from '../users/ended-access.ts'

const managedUser = {
  id: 'uuid',
  number: 'bigint',
  email: 'text',
  username: 'text?',
  name: 'text?',
  role: 'user_role',
  is_active: 'boolean',
  email_verified: 'boolean',
  created_at: 'timestamptz',
  task_count: 'integer',
} as const satisfies Record<keyof ManagedUser, string>

const columns = fragment`users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count`

/** Newest first, by id: ids are made in the order of time, numbers are random. `pattern` is one for LIKE. */
export const listUsers = statement(
  { pattern: 'text?', role: 'user_role?', before_number: 'bigint?', limit: 'bigint' },
  managedUser,
)`
select ${columns}
from users
where (:pattern::text is null
    or search_fold(email) like :pattern or search_fold(name) like :pattern or search_fold(username) like :pattern)
  and (:role::user_role is null or role = :role)
  and (:before_number::bigint is null or id < (select id from users where number = :before_number))
order by id desc
limit :limit`

export const findUserId = statement({ email: 'text' }, { id: 'uuid' })`
select id from users where email = :email`

export const findUserByNumber = statement({ number: 'bigint' }, { id: 'uuid' })`
select id from users where number = :number`

export const findManagedUser = statement({ id: 'uuid' }, managedUser)`
select ${columns} from users where id = :id`

/** Returns no row when there is no such user, or when the user is the last active admin. */
export const updateRole = statement(
  { id: 'uuid', role: 'user_role', now: 'timestamptz' },
  { ...managedUser, was_role: 'user_role' },
)`${lockedAdmins}
update users
set role = :role::user_role, updated_at = :now::timestamptz
from held, others
where users.id = :id and held.id = users.id
  and (:role::user_role = 'admin' or not held.is_active_admin or others.admins > 0)
returning ${columns}, held.role as was_role`

/**
 * Returns no row when there is no such user, or when the user is the last active admin. Locks the user's row, so that
 * `endAccess` sees every session.
 */
export const deactivateUser = statement(
  { id: 'uuid', now: 'timestamptz' },
  { ...managedUser, was_active: 'boolean' },
)`${lockedAdmins}
update users
set deactivated_at = coalesce(users.deactivated_at, :now::timestamptz), updated_at = :now::timestamptz
from held, others
where users.id = :id and held.id = users.id and (not held.is_active_admin or others.admins > 0)
returning ${columns}, held.was_active`

/** Ends all sessions, personal tokens and pending links of a user for good. */
export const endAccess = statement({ id: 'uuid', now: 'timestamptz' }, { session_ids: sessionIds })`
with changed as (
  select id from users where id = :id
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select ${endedSessionIds} from changed`

/** Returns no row when there is no such user. */
export const reactivateUser = statement(
  { id: 'uuid', now: 'timestamptz' },
  { ...managedUser, was_active: 'boolean' },
)`
with held as (
  select id, deactivated_at is null as was_active from users where id = :id for update
)
update users
set deactivated_at = null, updated_at = :now::timestamptz
from held
where users.id = :id and held.id = users.id
returning ${columns}, held.was_active`
