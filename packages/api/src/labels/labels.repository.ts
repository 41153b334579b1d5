import { fragment, LIVE_EPOCH, rows, statement } from '@taskwire/db'
import type { Label } from '@taskwire/domain'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import type { ListRow } from '../sync/list-rows.ts'
import { lockByIds, lockOf, noLock, type Lock } from '../sync/log-transaction.repository.ts'
import { labelColumns, labelRow } from './label.row.ts'

/** The types of a label with the epoch of a log that is live. */
const taggedLabelRow = { ...labelRow, epoch: 'text' } as const

/** Returns the living labels in their order. */
export const listLabels = statement(
  { user_id: 'uuid' },
  rows<ListRow<Label>>({ epoch: 'text?', head: 'bigint', ...labelRow }),
)`
select ${LIVE_EPOCH} as epoch, users.revision as head, ${labelColumns}
from users
left join labels on labels.user_id = :user_id and labels.deleted_at is null
where users.id = :user_id
order by labels.position, labels.id`

/** Finds a living label or a tombstone. */
export const findLabelOrTombstone = statement(
  { user_id: 'uuid', id: 'uuid' },
  { ...labelRow, epoch: 'text?', is_deleted: 'boolean' },
)`
select ${labelColumns}, ${LIVE_EPOCH} as epoch, deleted_at is not null as is_deleted
from labels where user_id = :user_id and id = :id`

/** Finds the living label that has a name. */
export const findLabelByKey = statement({ user_id: 'uuid', name_key: 'text' }, { id: 'uuid' })`
select id from labels where user_id = :user_id and name_key = :name_key and deleted_at is null`

/** Locks labels and tombstones by their ids. */
export const lockLabels = lockByIds(fragment`labels`)

/** Returns no row when the account is full, when a label or tombstone with this id exists, or when another label has the name. */
export const insertLabel = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    name: 'text',
    name_key: 'text',
    color: 'entity_color?',
    position: 'text?',
    now: 'timestamptz',
    max_labels: 'integer',
  },
  taggedLabelRow,
  {
    entry: fragment`
with entry as (
  update users
  set revision = revision + 1, label_count = label_count + 1
  where id = :user_id
    and label_count < :max_labels
    and ${LIVE_EPOCH} is not null
    and not exists (select from labels where user_id = :user_id and id = :id)
    and not exists (select from labels where user_id = :user_id and name_key = :name_key and deleted_at is null)
  returning revision
)`,
    write: fragment`
insert into labels (user_id, id, name, name_key, color, position, created_at, updated_at, revision, name_revision)
select :user_id, :id, :name, :name_key, :color::entity_color,
  coalesce(:position, position_after((select max(position) from labels where user_id = :user_id and deleted_at is null))),
  :now::timestamptz, :now::timestamptz, entry.revision, entry.revision
from entry
returning ${labelColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

/**
 * Locks the row first, so that a missing row takes no revision. Returns no row when the label doesn't exist or is not at
 * `expected_revision`, when the log has another epoch, when another label has the name, or when the name is to change and was
 * changed after `base_revision`.
 */
export const updateLabel = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    name: 'text?',
    name_key: 'text?',
    sets_color: 'boolean',
    color: 'entity_color?',
    position: 'text?',
    now: 'timestamptz',
    ...conditionParams,
    base_revision: 'bigint?',
  },
  taggedLabelRow,
  {
    entry: fragment`
with target as (
  select :name <> name as changes_name from labels
  where user_id = :user_id and id = :id and deleted_at is null
    and ${meetsConditions}
    and (:base_revision::bigint < name_revision and :name <> name) is not true
    and not exists (
      select from labels others
      where others.user_id = :user_id and others.name_key = :name_key and others.id <> :id and others.deleted_at is null
    )
  for update of labels
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = :user_id
  returning users.revision, target.changes_name
)`,
    write: fragment`
update labels
set name = coalesce(:name, labels.name),
  name_key = coalesce(:name_key, labels.name_key),
  name_revision = case when entry.changes_name then entry.revision else labels.name_revision end,
  color = case when :sets_color::boolean then :color::entity_color else labels.color end,
  position = coalesce(:position, labels.position),
  updated_at = :now::timestamptz,
  revision = entry.revision
from entry
where labels.user_id = :user_id and labels.id = :id and labels.deleted_at is null
returning ${labelColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

/**
 * Turns a label into a tombstone and takes it off its tasks, which get the first revisions in the order of their ids. Takes it off
 * deleted tasks too, which need no revision: a restored task never has a deleted label. Runs, as every cascade, in a transaction
 * that has locked the log. Returns no row when there is no such label at `expected_revision`.
 */
export const deleteLabel = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    now: 'timestamptz',
    ...conditionParams,
  },
  { id: 'uuid', revision: 'bigint' },
  {
    entry: fragment`
with target as (
  select id from labels
  where user_id = :user_id and id = :id and deleted_at is null and ${meetsConditions}
  for update
), stamped as (
  select id, row_number() over (order by id) as nth from tasks
  where user_id = :user_id and deleted_at is null and label_ids @> array[:id::uuid]
), entry as (
  update users
  set revision = revision + stamps.count + 1, label_count = label_count - 1
  from target, (select count(*) as count from stamped) stamps
  where users.id = :user_id
  returning users.revision, users.revision - stamps.count - 1 as base
), untagged as (
  update tasks
  set label_ids = array_remove(label_ids, :id), updated_at = :now::timestamptz, revision = entry.base + stamped.nth
  from entry, stamped
  where tasks.user_id = :user_id and tasks.id = stamped.id
), cleaned as (
  update tasks set label_ids = array_remove(label_ids, :id)
  from entry
  where tasks.user_id = :user_id and tasks.deleted_at is not null and tasks.label_ids @> array[:id::uuid]
)`,
    write: fragment`
update labels
set deleted_at = :now::timestamptz, updated_at = :now::timestamptz, revision = entry.revision
from entry
where labels.user_id = :user_id and labels.id = :id
returning labels.id, labels.revision`,
  },
)

const lockTasksOf = lockOf(
  { user_id: 'uuid', label_ids: 'uuid[]' },
  fragment`select id from tasks where user_id = :user_id and label_ids && :label_ids::uuid[]`,
)

/** Locks the tasks and tombstones that have one of the labels. */
export function lockCarriers(user_id: string, label_ids: readonly string[]): Lock {
  return label_ids.length === 0 ? noLock : lockTasksOf({ user_id, label_ids })
}
