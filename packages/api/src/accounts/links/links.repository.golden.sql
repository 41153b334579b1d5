-- replaceLink
insert into account_links as known (user_id, purpose, token_hash, email, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (user_id, purpose) do update
set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at,
  expires_at = excluded.expires_at
where known.email <> excluded.email or known.created_at <= $7::timestamptz
returning user_id;

-- findLink
select user_id from account_links where token_hash = $1 and purpose = $2 and expires_at > $3::timestamptz;

-- purgeLinks
delete from account_links where expires_at <= $1::timestamptz returning user_id;

-- verifyByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'verify_email' and expires_at > $2::timestamptz
  returning user_id, email
)
update users set email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.email = link.email
returning users.id;

-- changeEmailByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'change_email' and expires_at > $2::timestamptz
  returning user_id, email
)
update users set email = link.email, email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.deactivated_at is null
returning users.id;

-- isEmailTaken
select exists (select from users where email = $1) as is_taken;

-- findPassword
select email, password_hash from users where id = $1;

-- findMailbox
select id, email from users where email = $1 and deactivated_at is null;

-- resetPasswordByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'reset_password' and expires_at > $2::timestamptz
  returning user_id, email
), changed as (
  update users
  set password_hash = $3, password_scheme = $4, email_verified = true, updated_at = $2
  from link
  where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
  returning users.id, users.email
), ended as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null
  returning sessions.id
)
select id, email, (select coalesce(json_agg(ended.id), '[]') from ended) as session_ids from changed;

-- replacePassword
with changed as (
  update users
  set password_hash = $3, password_scheme = $4, updated_at = $2
  where id = $1 and password_hash = $5 -- one that was changed meanwhile stays as it is
  returning id, email
), link as (
  delete from account_links using changed
  where account_links.user_id = changed.id and purpose = 'reset_password'
), ended as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null and sessions.id <> $6
  returning sessions.id
)
select id, email, (select coalesce(json_agg(ended.id), '[]') from ended) as session_ids from changed;

-- deleteUser
with gone as (
  delete from users where id = $1 and password_hash = $2 returning id
)
select (select coalesce(json_agg(sessions.id), '[]') from sessions where user_id = $1) as session_ids from gone;

-- readSessionPage
select id, door, user_agent, created_at, last_used_at, expires_at, revoked_at from sessions
where user_id = $1 and ($2::uuid is null or id > $2)
order by id limit $3;

-- readEventPage
select id, type, session_id, ip, user_agent, created_at from account_events
where user_id = $1 and ($2::uuid is null or id > $2)
order by id limit $3;

-- readTaskPage
select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision from tasks
where user_id = $1 and deleted_at is null and ($2::uuid is null or id > $2)
order by id limit $3;
