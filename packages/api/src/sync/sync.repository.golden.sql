-- readLog
select users.revision as head, users.purged_revision as purged, entry.*
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
select revision as head, purged_revision as purged from users where id = $1;

-- readHeads
select id, revision from users where id = any($1::uuid[]);

-- purgeTombstones
with gone as (
  delete from tasks
  where (user_id, id) in (
    select user_id, id from tasks where deleted_at < $1::timestamptz order by deleted_at limit $2 for update skip locked
  )
  returning user_id, revision
), furthest as (
  select user_id, max(revision) as revision from gone group by user_id
), held as (
  -- In one order, whoever purges: two at once would wait for each other.
  select id from users where id in (select user_id from furthest) order by id for update
), remembered as (
  update users
  set purged_revision = greatest(users.purged_revision, furthest.revision)
  from furthest join held on held.id = furthest.user_id
  where users.id = held.id
  returning users.id
)
select count(*) as purged from gone;

-- purgeOperations
delete from operations where created_at < $1::timestamptz returning key;

-- findOperation
select fingerprint, answer from operations where user_id = $1 and key = $2;
