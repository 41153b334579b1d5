import { fragment, LIVE_EPOCH } from '@taskwire/db'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { taggedRow, taskColumns } from './task.row.ts'

/** The parameters of a write of texts and priority. */
export const textParams = {
  user_id: 'uuid',
  id: 'uuid',
  title: 'text?',
  sets_description: 'boolean',
  description: 'text?',
  priority: 'task_priority?',
  now: 'timestamptz',
  ...conditionParams,
  base_revision: 'bigint?',
} as const

/** Which texts of the locked row change. */
export const textChanges = fragment`:title <> title as changes_title,
    :sets_description::boolean and :description is distinct from description as changes_description`

/** Whether no text that is to change was changed after `base_revision`. */
export const textsAreAtBase = fragment`not (coalesce(:base_revision::bigint < greatest(title_revision, 1), false) and :title is not null and :title <> title)
    and not (coalesce(:base_revision::bigint < greatest(description_revision, 1), false)
      and :sets_description::boolean and :description is distinct from description)`

/** The new texts and priority, with the revision of `entry`. */
export const newTexts = fragment`title = coalesce(:title, tasks.title),
  title_revision = case when entry.changes_title then entry.revision else tasks.title_revision end,
  description = case when :sets_description::boolean then :description else tasks.description end,
  description_revision = case when entry.changes_description then entry.revision else tasks.description_revision end,
  priority = coalesce(:priority::task_priority, tasks.priority)`

/**
 * `updateTask` for an input that has nothing but texts and a priority, which is the most frequent edit and costs PostgreSQL
 * much less. Locks the row first, so that its present texts decide. Returns no row when the task doesn't exist or a condition is not met.
 */
export const updateTexts = idempotentStatement(textParams, taggedRow, {
  entry: fragment`
with target as (
  select ${textChanges}
  from tasks
  where user_id = :user_id and id = :id and deleted_at is null
    and ${meetsConditions}
    and ${textsAreAtBase}
  for update
), entry as (
  update users set revision = revision + 1 from target where users.id = :user_id returning users.revision, target.*
)`,
  write: fragment`
update tasks
set ${newTexts},
  updated_at = :now::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = :user_id and tasks.id = :id and tasks.deleted_at is null
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
})
