import { fragment, LIVE_EPOCH, rows, statement } from '@taskwire/db'
import type { List } from '@taskwire/domain'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import type { ListRow } from '../sync/list-rows.ts'
import { lockByIds } from '../sync/log-transaction.repository.ts'
import { listColumns, listRow } from './list.row.ts'

/** The types of a list with the epoch of a log that is live. */
export const taggedListRow = { ...listRow, epoch: 'text' } as const

/** Returns the living lists in their order. */
export const listLists = statement(
  { user_id: 'uuid', archived: 'boolean?' },
  rows<ListRow<List>>({ epoch: 'text?', head: 'bigint', ...listRow }),
)`
select ${LIVE_EPOCH} as epoch, users.revision as head, ${listColumns}
from users
left join lists on lists.user_id = :user_id and lists.deleted_at is null
  and (:archived::boolean is null or (lists.archived_at is not null) = :archived)
where users.id = :user_id
order by lists.position, lists.id`

/** Finds a living list or a tombstone. */
export const findListOrTombstone = statement(
  { user_id: 'uuid', id: 'uuid' },
  { ...listRow, epoch: 'text?', is_deleted: 'boolean' },
)`
select ${listColumns}, ${LIVE_EPOCH} as epoch, deleted_at is not null as is_deleted
from lists where user_id = :user_id and id = :id`

export const countLists = statement({ user_id: 'uuid' }, { list_count: 'integer' })`
select list_count from users where id = :user_id`

/** Locks lists and tombstones by their ids. */
export const lockLists = lockByIds(fragment`lists`)

/** Returns no row when the account is full, or when a list or tombstone with this id exists. */
export const insertList = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    title: 'text',
    color: 'entity_color?',
    position: 'text?',
    archived: 'boolean',
    now: 'timestamptz',
    max_lists: 'integer',
  },
  taggedListRow,
  {
    entry: fragment`
with entry as (
  update users
  set revision = revision + 1, list_count = list_count + 1
  where id = :user_id
    and list_count < :max_lists
    and ${LIVE_EPOCH} is not null
    and not exists (select from lists where user_id = :user_id and id = :id)
  returning revision
)`,
    write: fragment`
insert into lists (user_id, id, title, color, position, archived_at, created_at, updated_at, revision, title_revision)
select :user_id, :id, :title, :color::entity_color,
  coalesce(:position, position_after((select max(position) from lists where user_id = :user_id and deleted_at is null))),
  case when :archived::boolean then :now::timestamptz end, :now::timestamptz, :now::timestamptz, entry.revision, entry.revision
from entry
returning ${listColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

/**
 * Locks the row first, so that a missing row takes no revision. Returns no row when the list doesn't exist or is not at
 * `expected_revision`, when the log has another epoch, or when the title is to change and was changed after `base_revision`.
 */
export const updateList = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    title: 'text?',
    sets_color: 'boolean',
    color: 'entity_color?',
    position: 'text?',
    archived: 'boolean?',
    now: 'timestamptz',
    ...conditionParams,
    base_revision: 'bigint?',
  },
  taggedListRow,
  {
    entry: fragment`
with target as (
  select :title <> title as changes_title from lists
  where user_id = :user_id and id = :id and deleted_at is null
    and ${meetsConditions}
    and (:base_revision::bigint < title_revision and :title <> title) is not true
  for update of lists
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = :user_id
  returning users.revision, target.changes_title
)`,
    write: fragment`
update lists
set title = coalesce(:title, lists.title),
  title_revision = case when entry.changes_title then entry.revision else lists.title_revision end,
  color = case when :sets_color::boolean then :color::entity_color else lists.color end,
  position = coalesce(:position, lists.position),
  archived_at = case :archived::boolean
    when true then coalesce(lists.archived_at, :now::timestamptz)
    when false then null
    else lists.archived_at
  end,
  updated_at = :now::timestamptz,
  revision = entry.revision
from entry
where lists.user_id = :user_id and lists.id = :id and lists.deleted_at is null
returning ${listColumns}, ${LIVE_EPOCH} as epoch`,
  },
)
