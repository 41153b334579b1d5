-- listUsers
select users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count
from users
where ($1::text is null or search_fold(email) like $1 or search_fold(name) like $1 or search_fold(username) like $1)
  and ($2::user_role is null or role = $2)
  and ($3::bigint is null or id < (select id from users where number = $3))
order by id desc
limit $4;

-- findUserId
select id from users where email = $1;

-- findUserByNumber
select id from users where number = $1;

-- findManagedUser
select users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count from users where id = $1;

-- updateRole
with held as materialized (
  select id, role, role = 'admin' and deactivated_at is null as is_active_admin, deactivated_at is null as was_active
  from users
  where id = $1 or (role = 'admin' and deactivated_at is null)
  order by id
  for update
), others as (
  select count(*) as admins from held where is_active_admin and id <> $1
)
update users
set role = $2::user_role, updated_at = $3::timestamptz
from held, others
where users.id = $1 and held.id = users.id
  and ($2::user_role = 'admin' or not held.is_active_admin or others.admins > 0)
returning users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count, held.role as was_role;

-- deactivateUser
with held as materialized (
  select id, role, role = 'admin' and deactivated_at is null as is_active_admin, deactivated_at is null as was_active
  from users
  where id = $1 or (role = 'admin' and deactivated_at is null)
  order by id
  for update
), others as (
  select count(*) as admins from held where is_active_admin and id <> $1
)
update users
set deactivated_at = coalesce(users.deactivated_at, $2::timestamptz), updated_at = $2::timestamptz
from held, others
where users.id = $1 and held.id = users.id and (not held.is_active_admin or others.admins > 0)
returning users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count, held.was_active;

-- endAccess
with changed as (
  select id from users where id = $1
), ended_links as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.purpose <> 'restore_email'
), ended_tokens as (
  delete from personal_tokens using changed where personal_tokens.user_id = changed.id
), ended_sessions as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null
  returning sessions.id
)
select (select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids from changed;

-- reactivateUser
with held as (
  select id, deactivated_at is null as was_active from users where id = $1 for update
)
update users
set deactivated_at = null, updated_at = $2::timestamptz
from held
where users.id = $1 and held.id = users.id
returning users.id, users.number, users.email, users.username, users.name, users.role,
  users.deactivated_at is null as is_active, users.email_verified, users.created_at, users.task_count, held.was_active;
