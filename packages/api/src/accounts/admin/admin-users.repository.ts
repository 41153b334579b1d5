import { statement } from '@taskwire/db'
import type { ManagedUser, UserRole } from '@taskwire/domain'

type Uuid = string
type Instant = string

const columns = `users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count`

/** Newest first. `pattern` is one for LIKE. */
export const listUsers = statement<
  [pattern: string | null, role: UserRole | null, before_number: number | null, limit: number],
  ManagedUser
>(`
select ${columns}
from users
where ($1::text is null or search_fold(email) like $1 or search_fold(name) like $1 or search_fold(username) like $1)
  and ($2::user_role is null or role = $2)
  and ($3::bigint is null or number < $3)
order by number desc
limit $4`)

export const findUserId = statement<[email: string], { id: Uuid }>(`
select id from users where email = $1`)

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

/** Ends the user's sessions and access tokens for good. No row: there is no such user, or it is the last active admin. */
export const deactivateUser = statement<
  [id: Uuid, now: Instant],
  ManagedUser & { was_active: boolean }
>(`${held}
, deactivated as (
  update users
  set deactivated_at = coalesce(users.deactivated_at, $2::timestamptz), updated_at = $2::timestamptz
  from held, others
  where users.id = $1 and held.id = users.id and (not held.is_active_admin or others.admins > 0)
  returning ${columns}, held.was_active
), signed_out as (
  update sessions set revoked_at = $2::timestamptz
  from deactivated
  where sessions.user_id = deactivated.id and sessions.revoked_at is null
), tokens_gone as (
  delete from personal_tokens using deactivated where personal_tokens.user_id = deactivated.id
)
select * from deactivated`)

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
