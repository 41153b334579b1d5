-- insertTask
with entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  where id = $1
    and task_count < $12
    and (select epoch from log_state where is_live) is not null
    and not exists (select from tasks where user_id = $1 and id = $2)
  returning revision
)
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, created_at, updated_at, revision, title_revision, description_revision)
select $1, $2, $3, $4, $5::task_status, $6, $7::task_priority, $8, $9::timestamptz, $10::timestamptz,
  $11::timestamptz, $11::timestamptz, entry.revision, entry.revision, entry.revision
from entry
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch;

-- insertTask under a key
with entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  where id = $1
    and task_count < $12
    and (select epoch from log_state where is_live) is not null
    and not exists (select from tasks where user_id = $1 and id = $2)
  returning revision
), written as (
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, created_at, updated_at, revision, title_revision, description_revision)
select $1, $2, $3, $4, $5::task_status, $6, $7::task_priority, $8, $9::timestamptz, $10::timestamptz,
  $11::timestamptz, $11::timestamptz, entry.revision, entry.revision, entry.revision
from entry
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, $13, $14, to_jsonb(written), $15::timestamptz from written
)
select * from written;

-- updateTask
with target as (
  select case completes
      when true then 'completed'
      when false then coalesce(changed.status, case tasks.status when 'completed' then 'pending' else tasks.status end)
      else tasks.status
    end as status,
    case completes
      when true then coalesce(case when changed.moment then $15::timestamptz end, tasks.completed_at, $16::timestamptz)
      when false then null
      else tasks.completed_at
    end as completed_at,
    $17::boolean and (changed.status is not null or $11::task_status is null) as changes_label,
    $7::boolean and not ($10::boolean and length(tasks.due_date) = 10 and tasks.due_at = $9::timestamptz) is true as changes_due,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  cross join lateral (
    select case
        when $17::boolean
        then case when coalesce($18, $11::text) <> coalesce(status_label, tasks.status::text) then $11::task_status end
        else nullif($11::task_status, tasks.status)
      end as status,
      case when $13::boolean then tasks.status <> 'completed' else nullif($12::boolean, tasks.status = 'completed') end as flag,
      $14::boolean and $15::timestamptz is distinct from tasks.completed_at as moment
  ) changed
  cross join lateral (
    select changed.status = 'completed' as by_status,
      case when changed.moment then $15::timestamptz is not null end as by_moment
  ) asked
  cross join lateral (
    select coalesce(by_status, flag, by_moment) as completes, num_nonnulls(by_status, flag, by_moment) as differing
  ) outcome
  where user_id = $1 and id = $2 and deleted_at is null
    and ($19::bigint is null or revision = $19)
    and exists (select from log_state where is_live and epoch = coalesce($23::text, epoch))
    and not (coalesce($20::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($20::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
    and (by_status <> completes or flag <> completes or by_moment <> completes) is not true
    and (tasks.updated_at <> $21::timestamptz and differing < $22::int and 2 * differing > $22) is not true
  for update of tasks
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = $1
  returning users.revision, target.*
)
update tasks
set title = coalesce($3, tasks.title),
  title_revision = case when entry.changes_title then entry.revision else tasks.title_revision end,
  description = case when $4::boolean then $5 else tasks.description end,
  description_revision = case when entry.changes_description then entry.revision else tasks.description_revision end,
  priority = coalesce($6::task_priority, tasks.priority),
  due_date = case when entry.changes_due then $8 else tasks.due_date end,
  due_at = case when entry.changes_due then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when entry.changes_label then $18
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $16::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch;

-- updateTask under a key
with target as (
  select case completes
      when true then 'completed'
      when false then coalesce(changed.status, case tasks.status when 'completed' then 'pending' else tasks.status end)
      else tasks.status
    end as status,
    case completes
      when true then coalesce(case when changed.moment then $15::timestamptz end, tasks.completed_at, $16::timestamptz)
      when false then null
      else tasks.completed_at
    end as completed_at,
    $17::boolean and (changed.status is not null or $11::task_status is null) as changes_label,
    $7::boolean and not ($10::boolean and length(tasks.due_date) = 10 and tasks.due_at = $9::timestamptz) is true as changes_due,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  cross join lateral (
    select case
        when $17::boolean
        then case when coalesce($18, $11::text) <> coalesce(status_label, tasks.status::text) then $11::task_status end
        else nullif($11::task_status, tasks.status)
      end as status,
      case when $13::boolean then tasks.status <> 'completed' else nullif($12::boolean, tasks.status = 'completed') end as flag,
      $14::boolean and $15::timestamptz is distinct from tasks.completed_at as moment
  ) changed
  cross join lateral (
    select changed.status = 'completed' as by_status,
      case when changed.moment then $15::timestamptz is not null end as by_moment
  ) asked
  cross join lateral (
    select coalesce(by_status, flag, by_moment) as completes, num_nonnulls(by_status, flag, by_moment) as differing
  ) outcome
  where user_id = $1 and id = $2 and deleted_at is null
    and ($19::bigint is null or revision = $19)
    and exists (select from log_state where is_live and epoch = coalesce($23::text, epoch))
    and not (coalesce($20::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($20::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
    and (by_status <> completes or flag <> completes or by_moment <> completes) is not true
    and (tasks.updated_at <> $21::timestamptz and differing < $22::int and 2 * differing > $22) is not true
  for update of tasks
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = $1
  returning users.revision, target.*
), written as (
update tasks
set title = coalesce($3, tasks.title),
  title_revision = case when entry.changes_title then entry.revision else tasks.title_revision end,
  description = case when $4::boolean then $5 else tasks.description end,
  description_revision = case when entry.changes_description then entry.revision else tasks.description_revision end,
  priority = coalesce($6::task_priority, tasks.priority),
  due_date = case when entry.changes_due then $8 else tasks.due_date end,
  due_at = case when entry.changes_due then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when entry.changes_label then $18
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $16::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, $24, $25, to_jsonb(written), $26::timestamptz from written
)
select * from written;

-- deleteTask
with target as (
  select id from tasks
  where user_id = $1 and id = $2 and deleted_at is null and ($4::bigint is null or revision = $4)
    and exists (select from log_state where is_live and epoch = coalesce($5::text, epoch))
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count - 1
  from target
  where users.id = $1
  returning users.revision
)
update tasks
set deleted_at = $3::timestamptz, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision;

-- deleteTask under a key
with target as (
  select id from tasks
  where user_id = $1 and id = $2 and deleted_at is null and ($4::bigint is null or revision = $4)
    and exists (select from log_state where is_live and epoch = coalesce($5::text, epoch))
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count - 1
  from target
  where users.id = $1
  returning users.revision
), written as (
update tasks
set deleted_at = $3::timestamptz, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, $6, $7, to_jsonb(written), $8::timestamptz from written
)
select * from written;

-- restoreTask
with target as (
  select id from tasks where user_id = $1 and id = $2 and deleted_at is not null and (select epoch from log_state where is_live) is not null
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  from target
  where users.id = $1 and task_count < $4
  returning users.revision
)
update tasks
set deleted_at = null, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch;

-- restoreTask under a key
with target as (
  select id from tasks where user_id = $1 and id = $2 and deleted_at is not null and (select epoch from log_state where is_live) is not null
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  from target
  where users.id = $1 and task_count < $4
  returning users.revision
), written as (
update tasks
set deleted_at = null, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, $5, $6, to_jsonb(written), $7::timestamptz from written
)
select * from written;

-- insertTasks
with given as (
  select * from json_to_recordset($2::json) as given(place integer, id uuid, title text, description text,
    status task_status, status_label text, priority task_priority, due_date text, due_at timestamptz,
    completed_at timestamptz, now timestamptz, key text, fingerprint text)
), fresh as (
  select given.*, row_number() over (order by place) as nth
  from given
  where not exists (select from tasks where tasks.user_id = $1 and tasks.id = given.id)
), taken as materialized (
  select fresh.* from fresh, users where users.id = $1 and nth <= $3::bigint - task_count
), added as (
  select count(*) as count from taken
), entry as (
  update users
  set revision = revision + added.count, task_count = task_count + added.count
  from added
  where id = $1 and added.count > 0 and (select epoch from log_state where is_live) is not null
  returning revision - added.count as base
), written as (
  insert into tasks (user_id, id, title, description, status, status_label, priority,
    due_date, due_at, completed_at, created_at, updated_at, revision, title_revision, description_revision)
  select $1, taken.id, title, description, status, status_label, priority,
    due_date, due_at, completed_at, now, now, base + nth, base + nth, base + nth
  from taken, entry
  order by nth
  returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, key, fingerprint, to_jsonb(written), now from written join taken using (id) where key is not null
)
select * from written;

-- findTask
select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch from tasks where user_id = $1 and id = $2 and deleted_at is null;

-- findTaskOrTombstone
select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch, deleted_at is not null as is_deleted from tasks where user_id = $1 and id = $2;

-- listDeletedTasks
select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.deleted_at
from tasks
where user_id = $1 and revision < $2 and deleted_at is not null
  and ($4::boolean is null or (status = 'completed') = $4)
order by revision desc
limit $3 offset $5;

-- findTaskByNumber
select case when user_id = $1 then id end as id from tasks where number = $2 and deleted_at is null;

-- listTasks by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.created_at, tasks.id) > ($8::timestamptz, $7))
  order by tasks.created_at asc, tasks.id asc
  limit $9
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listTasks by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.created_at, tasks.id) < ($8::timestamptz, $7))
  order by tasks.created_at desc, tasks.id desc
  limit $9
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listTasks by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.updated_at, tasks.id) > ($8::timestamptz, $7))
  order by tasks.updated_at asc, tasks.id asc
  limit $9
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listTasks by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.updated_at, tasks.id) < ($8::timestamptz, $7))
  order by tasks.updated_at desc, tasks.id desc
  limit $9
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listTasks by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.priority, tasks.id) > ($8::task_priority, $7))
  order by tasks.priority asc, tasks.id asc
  limit $9
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listTasks by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.priority, tasks.id) < ($8::task_priority, $7))
  order by tasks.priority desc, tasks.id desc
  limit $9
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listTasks by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($8::timestamptz, 'infinity'), $7))
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $9
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listTasks by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($8::timestamptz, '-infinity'), $7))
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $9
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;

-- listTasksFrom by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.created_at, tasks.id) > ($8::timestamptz, $7))
  order by tasks.created_at asc, tasks.id asc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listTasksFrom by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.created_at, tasks.id) < ($8::timestamptz, $7))
  order by tasks.created_at desc, tasks.id desc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listTasksFrom by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.updated_at, tasks.id) > ($8::timestamptz, $7))
  order by tasks.updated_at asc, tasks.id asc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listTasksFrom by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.updated_at, tasks.id) < ($8::timestamptz, $7))
  order by tasks.updated_at desc, tasks.id desc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listTasksFrom by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.priority, tasks.id) > ($8::task_priority, $7))
  order by tasks.priority asc, tasks.id asc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listTasksFrom by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (tasks.priority, tasks.id) < ($8::task_priority, $7))
  order by tasks.priority desc, tasks.id desc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listTasksFrom by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($8::timestamptz, 'infinity'), $7))
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listTasksFrom by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($8::timestamptz, '-infinity'), $7))
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $9 offset $10
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;
