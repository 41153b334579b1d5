import { fragment } from '@taskwire/db'

/**
 * CTEs of a statement that takes the user `:id` away from the admins: `held` is the user, `others` counts the other active admins. All
 * admins are locked first, in one order: of two such statements the second counts the admins that the first left.
 */
export const lockedAdmins = fragment`
with held as materialized (
  select id, role, role = 'admin' and deactivated_at is null as is_active_admin, deactivated_at is null as was_active
  from users
  where id = :id or (role = 'admin' and deactivated_at is null)
  order by id
  for update
), others as (
  select count(*) as admins from held where is_active_admin and id <> :id
)`
