-- replaceLink
insert into account_links as known (user_id, purpose, token_hash, email, created_at, expires_at, session_id)
select id, $2, $3::bytea, $4, $5::timestamptz, $6::timestamptz, $8::uuid
from users
where id = $1 and ($9::integer is null or password_version = $9)
for key share
on conflict (user_id, purpose) where purpose <> 'restore_email' do update
set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at,
  expires_at = excluded.expires_at, session_id = excluded.session_id
where known.email <> excluded.email or known.created_at <= $7::timestamptz
returning user_id;

-- findLink
select user_id from account_links where token_hash = $1 and purpose = $2 and expires_at > $3::timestamptz;

-- purgeLinks
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('account_links')) as is_mine), old as (
  select ctid from account_links
  where (select is_mine from turn) and expires_at < $1::timestamptz
  order by expires_at
  limit 1000
  for update skip locked
), gone as (
  delete from account_links where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn;

-- verifyByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'verify_email' and expires_at > $2::timestamptz
  returning user_id, email, place, session_id
)
update users set email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
returning users.id;

-- changeEmailByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'change_email' and expires_at > $2::timestamptz
  returning user_id, email, place, session_id
), before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users set email = link.email, email_verified = true, updated_at = $2
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.session_id
), restoring as (
  insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
  select id, 'restore_email', $3, old_email, $2, $4 from changed
), ended_links as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.purpose <> 'restore_email'
), ended_sessions as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null and sessions.id is distinct from changed.session_id
  returning sessions.id
)
select id, email, old_email, (select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids from changed;

-- restoreEmailByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'restore_email' and expires_at > $2::timestamptz
  returning user_id, email, place, session_id
), before as (
  select users.id, users.email from users join link on users.id = link.user_id
), changed as (
  update users
  set email = link.email, email_verified = true, password_hash = $3, password_scheme = $4,
    password_version = password_version + 1, updated_at = $2
  from link, before
  where users.id = link.user_id and before.id = users.id and users.deactivated_at is null
  returning users.id, users.email, before.email as old_email, link.place
), ended_later as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.place > changed.place
    and account_links.purpose = 'restore_email'
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
select id, email, old_email, (select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids from changed;

-- isEmailTaken
select exists (select from users where email = $1) as is_taken;

-- findPassword
select email, password_hash, password_version from users where id = $1;

-- findMailbox
select id, email from users where email = $1 and deactivated_at is null;

-- resetPasswordByLink
with link as (
  delete from account_links
  where token_hash = $1 and purpose = 'reset_password' and expires_at > $2::timestamptz
  returning user_id, email, place, session_id
), changed as (
  update users
  set password_hash = $3, password_scheme = $4, password_version = password_version + 1,
    email_verified = true, updated_at = $2
  from link
  where users.id = link.user_id and users.email = link.email and users.deactivated_at is null
  returning users.id, users.email
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
select id, email, (select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids from changed;

-- replacePassword
with changed as (
  update users
  set password_hash = $3, password_scheme = $4, password_version = password_version + 1, updated_at = $2
  where id = $1 and password_version = $5 -- a password that was changed meanwhile stays as it is
  returning id, email
), ended_links as (
  delete from account_links using changed
  where account_links.user_id = changed.id and account_links.purpose <> 'restore_email'
), ended_sessions as (
  update sessions set revoked_at = $2
  from changed
  where sessions.user_id = changed.id and sessions.revoked_at is null and sessions.id <> $6
  returning sessions.id
)
select id, email, (select coalesce(json_agg(ended_sessions.id), '[]') from ended_sessions) as session_ids from changed;

-- deleteUser
delete from users where id = $1 and password_hash = $2 returning id;

-- readSessionPage
select id, contract as door, user_agent, created_at, last_used_at, expires_at, revoked_at from sessions
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
