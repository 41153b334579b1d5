import { fragment, LIVE_EPOCH } from '@taskwire/db'
import { meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { insertNextTasks, jsonText, nextTaskParams, nextTasks } from './next-tasks.repository.ts'
import { adoption } from './subtasks.repository.ts'
import { placeColumn, taggedRow, taskColumns } from './task.row.ts'
import { newTexts, textChanges, textParams, textsAreAtBase } from './text-writes.repository.ts'

// Every write is one statement, and takes its revision from the user's counter in that statement. The counter's row
// is locked until the commit, so no revision is visible before a smaller one. A write needs a live epoch: without one the log
// may be a restored backup, and its revisions would repeat.

/**
 * Applies the views of completion as the domain's `completionChange` does, in SQL: ignores a view that equals the locked row.
 * Locks the row first, so that its present state decides and not the snapshot's, and so that a missing row takes no
 * revision. Values that a constraint ties together (status and completed_at) come from the locked row as a whole:
 * PostgreSQL checks constraints once on the snapshot's row before it looks for a newer one.
 * In an older task a text that was never edited has the revision 0, though it was written with the task: a client at
 * `base_revision` 0 has seen no text.
 *
 * A label is the text of a status: the statement compares the status by this text, and stores a label without a status as
 * given. With `keeps_day`, a due date that is the first moment of the task's calendar day leaves the calendar day unchanged.
 *
 * The completion of an open repeating task makes the next one with the values that the caller has computed from the locked task
 * (`plans_next`), once: a task that has a `next_id`, or whose next id is used, makes none. A cleared due date clears the recurrence.
 *
 * A completion completes the open subtasks, and a subtask that is open after the write reopens its completed parent. Both need
 * a transaction that has locked the log (`is_held`), like each change of place or labels and the next task: the statement then sees every
 * committed row. The other rows get the first revisions, in the order of their ids; the next task and its subtasks get the last.
 *
 * Returns no row when other rows are to change and the log isn't held, when a next task is due and wasn't planned or doesn't fit in the
 * account, when the task doesn't exist or is not at `expected_revision`, when the log has another epoch, when a text
 * that is to change was changed after `base_revision`, when the views that differ from the row contradict each other, or
 * when most of the `views` differ from a row that changed after `read_at`.
 */
export const updateTask = idempotentStatement(
  {
    ...textParams,
    sets_due: 'boolean',
    due_date: 'text?',
    due_at: 'timestamptz?',
    keeps_day: 'boolean',
    status: 'task_status?',
    completed: 'boolean?',
    flips: 'boolean',
    sets_completed_at: 'boolean',
    completed_at: 'timestamptz?',
    sets_label: 'boolean',
    status_label: 'text?',
    read_at: 'timestamptz?',
    views: 'integer',
    expects_open: 'boolean',
    position: 'text?',
    sets_place: 'boolean',
    list_id: 'uuid?',
    parent_id: 'uuid?',
    label_ids: 'uuid[]?',
    reminders: jsonText,
    sets_recurrence: 'boolean',
    recurrence: jsonText,
    ...nextTaskParams,
    max_tasks: 'integer',
    is_held: 'boolean',
  },
  taggedRow,
  {
    entry: fragment`
with target as (
  select case completes
      when true then 'completed'
      when false then coalesce(changed.status, case tasks.status when 'completed' then 'pending' else tasks.status end)
      else tasks.status
    end as status,
    case completes
      when true then coalesce(case when changed.moment then :completed_at::timestamptz end, tasks.completed_at, :now::timestamptz)
      when false then null
      else tasks.completed_at
    end as completed_at,
    :sets_label::boolean and (changed.status is not null or :status::task_status is null) as changes_label,
    :sets_due::boolean and not (:keeps_day::boolean and length(tasks.due_date) = 10 and tasks.due_at = :due_at::timestamptz) is true as changes_due,
    ${textChanges},
    case when :sets_place::boolean then :parent_id::uuid else tasks.parent_id end as parent_id,
    completes is true as completes,
    rule.recurrence,
    tasks.next_id,
    ends is true and :next_id::uuid is not null as follows
  from tasks
  cross join lateral (
    select case
        when :sets_label::boolean
        then case when coalesce(:status_label, :status::task_status::text) <> coalesce(status_label, tasks.status::text) then :status::task_status end
        else nullif(:status::task_status, tasks.status)
      end as status,
      case when :flips::boolean then tasks.status <> 'completed' else nullif(:completed::boolean, tasks.status = 'completed') end as flag,
      :sets_completed_at::boolean and :completed_at::timestamptz is distinct from tasks.completed_at as moment
  ) changed
  cross join lateral (
    select changed.status = 'completed' as by_status,
      case when changed.moment then :completed_at::timestamptz is not null end as by_moment
  ) asked
  cross join lateral (
    select coalesce(by_status, flag, by_moment) as completes, num_nonnulls(by_status, flag, by_moment) as differing
  ) outcome
  cross join lateral (
    select case
        when :sets_due::boolean and :due_date::text is null then null
        when :sets_recurrence::boolean then :recurrence::jsonb
        else tasks.recurrence
      end as recurrence
  ) rule
  cross join lateral (
    select completes and tasks.status <> 'completed' and tasks.next_id is null and rule.recurrence is not null as ends
  ) occurrence
  where user_id = :user_id and id = :id and deleted_at is null
    and ${meetsConditions}
    and ${textsAreAtBase}
    and (by_status <> completes or flag <> completes or by_moment <> completes) is not true
    and (tasks.updated_at <> :read_at::timestamptz and differing < :views::int and 2 * differing > :views) is not true
    and (:is_held::boolean or not (completes is true and tasks.status <> 'completed' and tasks.had_subtasks)
      and not (completes is false and tasks.parent_id is not null))
    and not (:expects_open::boolean and tasks.status = 'completed' and tasks.next_id is not null)
    and (ends is not true or (:is_held and :plans_next::boolean))
  for update of tasks
), open_subtasks as (
  select tasks.id, row_number() over (order by tasks.id) as nth
  from target, tasks
  where :is_held::boolean and target.completes and tasks.user_id = :user_id and ${placeColumn} = :id and tasks.parent_id = :id
    and tasks.deleted_at is null and tasks.status <> 'completed'
), next_tasks as (${nextTasks}
), stamps as (
  select (select count(*) from open_subtasks) as subtasks,
    (select count(*) from next_tasks) as made,
    exists (
      select from tasks
      where :is_held::boolean and tasks.user_id = :user_id and tasks.id = target.parent_id
        and tasks.status = 'completed' and target.status <> 'completed'
    ) as reopens
  from target
), entry as (
  update users
  set revision = revision + 1 + stamps.subtasks + stamps.reopens::integer + stamps.made, task_count = task_count + stamps.made
  from target, stamps
  where users.id = :user_id and (stamps.made = 0 or task_count + stamps.made <= :max_tasks::integer)
  returning users.revision - stamps.made as revision,
    users.revision - stamps.made - 1 - stamps.subtasks - stamps.reopens::integer as base, stamps.reopens, target.*
), followed as (${insertNextTasks}
), finished as (
  update tasks
  set status = 'completed', status_label = null, completed_at = entry.completed_at, updated_at = :now::timestamptz,
    revision = entry.base + open_subtasks.nth
  from entry, open_subtasks
  where tasks.user_id = :user_id and tasks.id = open_subtasks.id
), adopted as (${adoption(fragment`entry.parent_id`)}
)`,
    write: fragment`
update tasks
set ${newTexts},
  due_date = case when entry.changes_due then :due_date else tasks.due_date end,
  due_at = case when entry.changes_due then :due_at::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when entry.changes_label then :status_label
    when entry.status = tasks.status then tasks.status_label
  end,
  list_id = case when :sets_place::boolean then :list_id else tasks.list_id end,
  parent_id = entry.parent_id,
  label_ids = coalesce(:label_ids::uuid[], tasks.label_ids),
  position = coalesce(:position, tasks.position),
  reminders = coalesce(:reminders::jsonb, tasks.reminders),
  recurrence = entry.recurrence,
  next_id = case when entry.follows then :next_id else entry.next_id end,
  updated_at = :now::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = :user_id and tasks.id = :id and tasks.deleted_at is null
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
  },
)
