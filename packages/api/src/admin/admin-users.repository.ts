import { statement } from '@taskwire/db'
import type { ManagedUser, UserRole } from '@taskwire/domain'
import { endedLinks, endedSessionIds, endedSessions, endedTokens } from '../users/ended-access.ts'

type Uuid = string
type Instant = string

const columns = `users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count`

/** Newest first: ids are made in the order of time, numbers are random. `pattern` is one for LIKE. */
export const listUsers = statement<
  [pattern: string | null, role: UserRole | null, before_number: number | null, limit: number],
  ManagedUser
>(`
select ${columns}
from users
where ($1::text is null or search_fold(email) like $1 or search_fold(name) like $1 or search_fold(username) like $1)
  and ($2::user_role is null or role = $2)
  and ($3::bigint is null or id < (select id from users where number = $3))
order by id desc
limit $4`)

export const findUserId = statement<[email: string], { id: Uuid }>(`
select id from users where email = $1`)

export const findUserByNumber = statement<[number: number], { id: Uuid }>(`
select id from users where number = $1`)

export const findManagedUser = statement<[id: Uuid], ManagedUser>(`
select ${columns} from users where id = $1`)

// Whoever takes an admin away first locks all of them, in one order: of two at once the second counts what the first left.
const held = `
with held as materialized (
  select id, role, role = 'admin' and deactivated_at is null as is_active_admin, deactivated_at is null as was_active
  from users
  where id = $1 or (role = 'admin' and deactivated_at is null)
  order by id
  for update
), others as (
  select count(*) as admins from held where is_active_admin and id <> $1
)`

/** No row: there is no such user, or it is the last active admin. */
export const updateRole = statement<
  [id: Uuid, role: UserRole, now: Instant],
  ManagedUser & { was_role: UserRole }
>(`${held}
update users
set role = $2::user_role, updated_at = $3::timestamptz
from held, others
where users.id = $1 and held.id = users.id
  and ($2::user_role = 'admin' or not held.is_active_admin or others.admins > 0)
returning ${columns}, held.role as was_role`)

/** No row: there is no such user, or it is the last active admin. Locks the user's row, so that `endAccess` sees every session. */
export const deactivateUser = statement<
  [id: Uuid, now: Instant],
  ManagedUser & { was_active: boolean }
>(`${held}
update users
set deactivated_at = coalesce(users.deactivated_at, $2::timestamptz), updated_at = $2::timestamptz
from held, others
where users.id = $1 and held.id = users.id and (not held.is_active_admin or others.admins > 0)
returning ${columns}, held.was_active`)

/** Ends all sessions, personal tokens and pending links of a user for good. */
export const endAccess = statement<[id: Uuid, now: Instant], { session_ids: Uuid[] }>(`
with changed as (
  select id from users where id = $1
), ${endedLinks}, ${endedTokens}, ${endedSessions()}
select ${endedSessionIds} from changed`)

/** No row: there is no such user. */
export const reactivateUser = statement<[id: Uuid, now: Instant], ManagedUser & { was_active: boolean }>(`
with held as (
  select id, deactivated_at is null as was_active from users where id = $1 for update
)
update users
set deactivated_at = null, updated_at = $2::timestamptz
from held
where users.id = $1 and held.id = users.id
returning ${columns}, held.was_active`)
