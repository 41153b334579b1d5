-- readLog
select (select epoch from log_state where is_live) as epoch, users.revision as head, users.purged_revision as purged, entry.*
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, deleted_at is not null as is_deleted
  from tasks
  where tasks.user_id = $1 and tasks.revision > $2 and (deleted_at is null or not $3::boolean)
  order by tasks.revision
  limit $4
) entry on true
where users.id = $1
order by entry.revision;

-- readLogEnds
select (select epoch from log_state where is_live) as epoch, revision as head from users where id = $1;

-- isLogLive
select (select epoch from log_state where is_live) is not null as is_live;

-- readHeads
select id, revision from users where id = any($1::uuid[]);

-- purgeTombstones
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('tasks')) as is_mine), old as (
  select tasks.ctid, tasks.user_id, tasks.revision
  from tasks join users on users.id = tasks.user_id
  where (select is_mine from turn) and tasks.deleted_at < $1::timestamptz
  order by tasks.deleted_at
  limit 1000
  for update of tasks, users skip locked
), gone as (
  delete from tasks where ctid = any(array(select ctid from old)) returning user_id, revision
), furthest as (
  select user_id, max(revision) as revision from gone group by user_id
), remembered as (
  update users
  set purged_revision = greatest(users.purged_revision, furthest.revision)
  from furthest
  where users.id = furthest.user_id
)
select is_mine, (select count(*) from gone) as purged from turn;

-- purgeIdempotencyKeys
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('idempotency_keys')) as is_mine), old as (
  select ctid from idempotency_keys
  where (select is_mine from turn) and created_at < $1::timestamptz
  order by created_at
  limit 1000
  for update skip locked
), gone as (
  delete from idempotency_keys where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn;

-- findStoredResponse
select fingerprint, answer from idempotency_keys where user_id = $1 and key = $2;

-- findStoredResponses
select key, fingerprint, answer from idempotency_keys where user_id = $1 and key = any($2::text[]);

-- lockTasks
select id from tasks where user_id = $1 and id = any($2::uuid[]) order by id for update;

-- lockTasksNow
select id from tasks where user_id = $1 and id = any($2::uuid[]) order by id for update nowait;

-- lockLog
select (select epoch from log_state where is_live) as epoch from users where id = $1 for no key update;
