import { fragment, narrow, type SqlFragment } from '@taskwire/db'

// Parts of `updateTask`, which makes the next task of a repeating one in the statement that completes it.

/** JSON as text. */
export const jsonText = narrow<string | null>('jsonb?')

/** What the caller computes from the locked task: the next one with its subtasks, or all null when none follows. */
export const nextTaskParams = {
  /** Whether the caller has computed it. */
  plans_next: 'boolean',
  next_id: 'uuid?',
  next_due_date: 'text?',
  next_due_at: 'timestamptz?',
  next_recurrence: jsonText,
  /** Objects with `copy_of`, `id`, `due_date` and `due_at`. */
  next_subtasks: narrow<string>('json'),
} as const

/** The next task and then its subtasks, in the order of their ids; none when its id is or was used. Needs `target` with `follows`. */
export const nextTasks = fragment`
  select copy.*, row_number() over (order by copy_of is not null, copy.id) as nth
  from target, (
    select null::uuid as copy_of, :next_id::uuid as id, :next_due_date::text as due_date, :next_due_at::timestamptz as due_at
    union all
    select subtask.copy_of, subtask.id, subtask.due_date, subtask.due_at
    from json_to_recordset(:next_subtasks::json) as subtask(copy_of uuid, id uuid, due_date text, due_at timestamptz)
  ) copy
  where target.follows and not exists (select from tasks where tasks.user_id = :user_id and tasks.id in (:next_id, copy.id))`

/** Of reminders those before the due date. One at an instant belongs to its occurrence alone. */
const relativeOf = (reminders: SqlFragment) => fragment`(
      select coalesce(jsonb_agg(reminder order by nth), '[]')
      from jsonb_array_elements(${reminders}) with ordinality as of_task (reminder, nth) where reminder ? 'minutes_before'
    )`

/** Inserts `next_tasks` with the fields that the completed task has after the statement. Needs `entry` with `revision`. */
export const insertNextTasks = fragment`
  insert into tasks (user_id, id, title, description, status, priority, due_date, due_at, list_id, parent_id, label_ids, position,
    reminders, recurrence, had_subtasks, created_at, updated_at, revision, title_revision, description_revision)
  select :user_id, next_tasks.id, coalesce(own.title, tasks.title),
    case when own.sets_description then own.description else tasks.description end, 'pending',
    coalesce(own.priority, tasks.priority), next_tasks.due_date, next_tasks.due_at,
    case when own.sets_place then own.list_id else tasks.list_id end,
    case when next_tasks.copy_of is not null then :next_id end,
    coalesce(own.label_ids, tasks.label_ids), coalesce(own.position, tasks.position),
    ${relativeOf(fragment`coalesce(own.reminders, tasks.reminders)`)},
    case when next_tasks.copy_of is null then :next_recurrence::jsonb end,
    next_tasks.copy_of is null and json_array_length(:next_subtasks) > 0,
    :now::timestamptz, :now::timestamptz, entry.revision + nth, entry.revision + nth, entry.revision + nth
  from entry, next_tasks
  join tasks on tasks.user_id = :user_id and tasks.id = coalesce(next_tasks.copy_of, :id)
  left join lateral (
    select :title as title, :sets_description::boolean as sets_description, :description as description,
      :priority::task_priority as priority, :sets_place::boolean as sets_place, :list_id::uuid as list_id,
      :label_ids::uuid[] as label_ids, :position as position, :reminders::jsonb as reminders
    where next_tasks.copy_of is null
  ) own on true`
