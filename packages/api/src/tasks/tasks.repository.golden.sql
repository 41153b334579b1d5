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
  insert into operations (user_id, key, fingerprint, answer, created_at)
  select $1, $13, $14, to_jsonb(written), $15::timestamptz from written
)
select * from written;

-- updateTask
with target as (
  select case $10::text
      when 'complete' then 'completed'
      when 'open' then coalesce($11::task_status, case status when 'completed' then 'pending' else status end)
      else status
    end as status,
    case $10::text
      when 'complete' then coalesce($12::timestamptz, completed_at, $13::timestamptz)
      when 'open' then null
      else completed_at
    end as completed_at,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  where user_id = $1 and id = $2 and deleted_at is null
    and ($16::bigint is null or revision = $16)
    and exists (select from log_state where is_live and epoch = coalesce($18::text, epoch))
    and not (coalesce($17::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($17::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
  for update
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
  due_date = case when $7::boolean then $8 else tasks.due_date end,
  due_at = case when $7::boolean then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when $14::boolean then $15
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $13::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch;

-- updateTask under a key
with target as (
  select case $10::text
      when 'complete' then 'completed'
      when 'open' then coalesce($11::task_status, case status when 'completed' then 'pending' else status end)
      else status
    end as status,
    case $10::text
      when 'complete' then coalesce($12::timestamptz, completed_at, $13::timestamptz)
      when 'open' then null
      else completed_at
    end as completed_at,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  where user_id = $1 and id = $2 and deleted_at is null
    and ($16::bigint is null or revision = $16)
    and exists (select from log_state where is_live and epoch = coalesce($18::text, epoch))
    and not (coalesce($17::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($17::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
  for update
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
  due_date = case when $7::boolean then $8 else tasks.due_date end,
  due_at = case when $7::boolean then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when $14::boolean then $15
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $13::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision, (select epoch from log_state where is_live) as epoch
), kept as (
  insert into operations (user_id, key, fingerprint, answer, created_at)
  select $1, $19, $20, to_jsonb(written), $21::timestamptz from written
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
  insert into operations (user_id, key, fingerprint, answer, created_at)
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
  insert into operations (user_id, key, fingerprint, answer, created_at)
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
  insert into operations (user_id, key, fingerprint, answer, created_at)
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
order by revision desc
limit $3;

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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
  and ($2::task_status is null or tasks.status = $2)
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
