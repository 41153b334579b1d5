-- deleteTask
with target as (
  select id from tasks
  where user_id = $1 and id = $2 and deleted_at is null and ($4::bigint is null or revision = $4)
    and exists (select from log_state where is_live and epoch = coalesce($5::text, epoch))
    and ($6::boolean or not had_subtasks)
  for update
), stamped as (
  select id, row_number() over (order by id) as nth from tasks
  where $6::boolean and user_id = $1 and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $2 and parent_id = $2 and deleted_at is null
), entry as (
  update users
  set revision = revision + 1 + stamps.count, task_count = task_count - 1 - stamps.count
  from target, (select count(*) as count from stamped) stamps
  where users.id = $1
  returning users.revision, users.revision - 1 - stamps.count as base
), taken as (
  update tasks
  set deleted_at = $3::timestamptz, deleted_with = $2, updated_at = $3::timestamptz, revision = entry.base + stamped.nth
  from entry, stamped
  where tasks.user_id = $1 and tasks.id = stamped.id
)
update tasks
set deleted_at = $3::timestamptz, deleted_with = null, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision;

-- deleteTask with an idempotency key
with target as (
  select id from tasks
  where user_id = $1 and id = $2 and deleted_at is null and ($4::bigint is null or revision = $4)
    and exists (select from log_state where is_live and epoch = coalesce($5::text, epoch))
    and ($6::boolean or not had_subtasks)
  for update
), stamped as (
  select id, row_number() over (order by id) as nth from tasks
  where $6::boolean and user_id = $1 and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $2 and parent_id = $2 and deleted_at is null
), entry as (
  update users
  set revision = revision + 1 + stamps.count, task_count = task_count - 1 - stamps.count
  from target, (select count(*) as count from stamped) stamps
  where users.id = $1
  returning users.revision, users.revision - 1 - stamps.count as base
), taken as (
  update tasks
  set deleted_at = $3::timestamptz, deleted_with = $2, updated_at = $3::timestamptz, revision = entry.base + stamped.nth
  from entry, stamped
  where tasks.user_id = $1 and tasks.id = stamped.id
), written as (
update tasks
set deleted_at = $3::timestamptz, deleted_with = null, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, $7, $8, to_jsonb(written), $9::timestamptz from written
)
select * from written;

-- purgeEvents
with turn as materialized (select pg_try_advisory_xact_lock(hashtext('taskwire purge'), hashtext('account_events')) as is_mine), old as (
  select ctid from account_events
  where (select is_mine from turn) and created_at < $1::timestamptz
  order by created_at
  limit 1000
  for update skip locked
), gone as (
  delete from account_events where ctid = any(array(select ctid from old)) returning 1
)
select is_mine, (select count(*) from gone) as purged from turn;

-- listTasks by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.created_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listTasks by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.created_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listTasks by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.updated_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listTasks by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.updated_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listTasks by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.priority asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listTasks by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.priority desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listTasks by position asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.position asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position asc, tasks.id asc;

-- listTasks by position desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by tasks.position desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position desc, tasks.id desc;

-- listTasks by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listTasks by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;

-- listFiltered by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.created_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listFiltered by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.created_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listFiltered by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.updated_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listFiltered by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.updated_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listFiltered by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) > ($11::task_priority, $10) end
  order by tasks.priority asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listFiltered by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) < ($11::task_priority, $10) end
  order by tasks.priority desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listFiltered by position asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) > ($11::text, $10) end
  order by tasks.position asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position asc, tasks.id asc;

-- listFiltered by position desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) < ($11::text, $10) end
  order by tasks.position desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position desc, tasks.id desc;

-- listFiltered by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($11::timestamptz, 'infinity'), $10) end
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listFiltered by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($11::timestamptz, '-infinity'), $10) end
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;

-- listFilteredFrom by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.created_at asc, tasks.id asc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listFilteredFrom by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.created_at desc, tasks.id desc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listFilteredFrom by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.updated_at asc, tasks.id asc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listFilteredFrom by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.updated_at desc, tasks.id desc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listFilteredFrom by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) > ($11::task_priority, $10) end
  order by tasks.priority asc, tasks.id asc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listFilteredFrom by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) < ($11::task_priority, $10) end
  order by tasks.priority desc, tasks.id desc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listFilteredFrom by position asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) > ($11::text, $10) end
  order by tasks.position asc, tasks.id asc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.position asc, tasks.id asc;

-- listFilteredFrom by position desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) < ($11::text, $10) end
  order by tasks.position desc, tasks.id desc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by tasks.position desc, tasks.id desc;

-- listFilteredFrom by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($11::timestamptz, 'infinity'), $10) end
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listFilteredFrom by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($11::timestamptz, '-infinity'), $10) end
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $2 offset $12
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;

-- listPlace by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.created_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listPlace by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.created_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listPlace by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.updated_at asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listPlace by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.updated_at desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listPlace by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) > ($11::task_priority, $10) end
  order by tasks.priority asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listPlace by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) < ($11::task_priority, $10) end
  order by tasks.priority desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listPlace by position asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) > ($11::text, $10) end
  order by tasks.position asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position asc, tasks.id asc;

-- listPlace by position desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) < ($11::text, $10) end
  order by tasks.position desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by tasks.position desc, tasks.id desc;

-- listPlace by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($11::timestamptz, 'infinity'), $10) end
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listPlace by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($11::timestamptz, '-infinity'), $10) end
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $2
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;

-- listPlaceFrom by created_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.created_at asc, tasks.id asc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.created_at asc, tasks.id asc;

-- listPlaceFrom by created_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.created_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.created_at desc, tasks.id desc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.created_at desc, tasks.id desc;

-- listPlaceFrom by updated_at asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) > ($11::timestamptz, $10) end
  order by tasks.updated_at asc, tasks.id asc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.updated_at asc, tasks.id asc;

-- listPlaceFrom by updated_at desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.updated_at, tasks.id) < ($11::timestamptz, $10) end
  order by tasks.updated_at desc, tasks.id desc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.updated_at desc, tasks.id desc;

-- listPlaceFrom by priority asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) > ($11::task_priority, $10) end
  order by tasks.priority asc, tasks.id asc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.priority asc, tasks.id asc;

-- listPlaceFrom by priority desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.priority, tasks.id) < ($11::task_priority, $10) end
  order by tasks.priority desc, tasks.id desc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.priority desc, tasks.id desc;

-- listPlaceFrom by position asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) > ($11::text, $10) end
  order by tasks.position asc, tasks.id asc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.position asc, tasks.id asc;

-- listPlaceFrom by position desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (tasks.position, tasks.id) < ($11::text, $10) end
  order by tasks.position desc, tasks.id desc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by tasks.position desc, tasks.id desc;

-- listPlaceFrom by due_date asc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, 'infinity'), tasks.id) > (coalesce($11::timestamptz, 'infinity'), $10) end
  order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, 'infinity') asc, tasks.id asc;

-- listPlaceFrom by due_date desc
select (select epoch from log_state where is_live) as epoch, users.revision as head, tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision
from users
left join lateral (
  select tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.list_id, tasks.parent_id, tasks.label_ids, tasks.position, tasks.recurrence, tasks.next_id,
  tasks.created_at, tasks.updated_at, tasks.revision, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and case when $3::task_status[] is null then true else tasks.status = any($3) end
  and case when $4::task_priority is null then true else tasks.priority = $4 end
  and case when $5::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') < $5 and coalesce(tasks.due_at, '-infinity') < $5) end
  and case when $6::timestamptz is null then true else (coalesce(tasks.due_at, 'infinity') >= $6 and coalesce(tasks.due_at, '-infinity') >= $6) end
  and case when $7::text is null then true else tasks.search_text like $7 end
  and case when $8::uuid is null then true else cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[$8::uuid] end
  and case when $9::boolean then tasks.parent_id is null else true end
  and coalesce(tasks.parent_id, tasks.list_id, '00000000-0000-0000-0000-000000000000') = $12
  and case when $13::uuid is null then tasks.list_id is null else tasks.list_id = $13 end
  and case when $14::uuid is null then tasks.parent_id is null else tasks.parent_id = $14 end
  and case when $10::uuid is null then true else (coalesce(tasks.due_at, '-infinity'), tasks.id) < (coalesce($11::timestamptz, '-infinity'), $10) end
  order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc
  limit $2 offset $15
) tasks on true
where users.id = $1
order by coalesce(tasks.due_at, '-infinity') desc, tasks.id desc;
