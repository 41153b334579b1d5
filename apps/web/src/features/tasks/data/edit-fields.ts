import { UNPLACED, type Recurrence } from '@taskwire/domain'
import type { EditedRows, Entity, Update } from './edit.ts'
import type { TaskPatch } from './task.ts'

type Fields = Readonly<Record<string, unknown>>

/** Returns the values that the fields of an update have now. An update with these values undoes it. */
export function fieldsBefore({ entity, id, patch }: Update, rows: EditedRows): object | undefined {
  const row = rowFields(entity, id, rows)
  if (row === undefined) return undefined
  const { add_label_ids = [], remove_label_ids = [], ...plain }: TaskPatch = patch
  const names = Object.keys(plain).filter((name) => (plain as Fields)[name] !== undefined)
  const moves = plain.list_id !== undefined || plain.parent_id !== undefined
  const labels = new Set(row['label_ids'] as readonly string[] | undefined)
  return orNothing({
    ...pick(
      row,
      names.filter((name) => !placeNames.has(name)),
    ),
    ...placeFields(row, moves ? [...names, 'list_id', 'position'] : names),
    // Clearing the date clears the repeat, too.
    ...(plain.due_date === null && row['recurrence'] != null && pick(row, ['recurrence'])),
    ...(plain.status !== undefined && row['completed_at'] !== null && pick(row, ['completed_at'])),
    ...labelFields(
      remove_label_ids.filter((label) => labels.has(label)),
      add_label_ids.filter((label) => !labels.has(label)),
    ),
  })
}

/**
 * Returns the fields of an update that still apply: those with the expected value. A task doesn't move to a list or parent that is
 * deleted, and labels change as a set.
 */
export function applicablePatch(
  { entity, id, patch, expects }: Update,
  rows: EditedRows,
): object | undefined {
  const row = rowFields(entity, id, rows)
  if (row === undefined) return undefined
  const { add_label_ids = [], remove_label_ids = [], ...plain }: TaskPatch = patch
  const isExpected = (name: string) => {
    const expected = (expects as Fields | undefined)?.[name]
    return expected === undefined || isSame(expected, row[name])
  }
  const names = Object.keys(plain).filter((name) => comparedFields(name, plain).every(isExpected))
  const labels = new Set(row['label_ids'] as readonly string[] | undefined)
  return orNothing({
    ...pick(plain, hasPlace(plain, rows) ? names : names.filter((name) => !placeNames.has(name))),
    ...labelFields(
      add_label_ids.filter((label) => !labels.has(label) && rows.labels.byId.has(label)),
      remove_label_ids.filter((label) => labels.has(label)),
    ),
  })
}

/** Returns the fields of a row by the names that updates use. */
function rowFields(entity: Entity, id: string, { tasks, lists, labels }: EditedRows): Fields | undefined {
  if (entity === 'task') return tasks.byId.get(id)
  if (entity === 'label') return labels.byId.get(id)
  const list = lists.byId.get(id)
  return list && { ...list, archived: list.archived_at !== null }
}

/** Compares the values of a field by content. Of a repeat the rule: one that was given has no start yet. */
function isSame(one: unknown, other: unknown): boolean {
  return contentOf(one) === contentOf(other)
}

function contentOf(value: unknown): string | undefined {
  return JSON.stringify((value as Recurrence | null)?.rule ?? value)
}

/** The completion time follows the status. A date and its repeat belong together, and so do list, parent and position. */
function comparedFields(
  name: string,
  { parent_id, list_id, due_date, recurrence }: TaskPatch,
): readonly string[] {
  if (name === 'completed_at') return ['status']
  if (dateNames.includes(name) && due_date !== undefined && recurrence !== undefined) return dateNames
  const moves = parent_id !== undefined || list_id !== undefined
  return moves && placeNames.has(name) ? ['parent_id', 'list_id'] : [name]
}

const dateNames: readonly string[] = ['due_date', 'recurrence']
const placeNames: ReadonlySet<string> = new Set(['list_id', 'parent_id', 'position'])

/** A subtask has no list of its own, and a row that the server hasn't placed yet has no position to return to. */
function placeFields(row: Fields, names: readonly string[]): Fields {
  const isSubtask = row['parent_id'] != null
  const isPlaced = row['position'] !== UNPLACED
  const known = (name: string) => (name === 'list_id' ? !isSubtask : name === 'position' ? isPlaced : true)
  return pick(
    row,
    [...new Set(names)].filter((name) => placeNames.has(name) && known(name)),
  )
}

function hasPlace({ list_id, parent_id }: TaskPatch, { tasks, lists }: EditedRows): boolean {
  return (list_id == null || lists.byId.has(list_id)) && (parent_id == null || tasks.byId.has(parent_id))
}

function labelFields(add: readonly string[], remove: readonly string[]): TaskPatch {
  return {
    ...(add.length > 0 && { add_label_ids: [...add] }),
    ...(remove.length > 0 && { remove_label_ids: [...remove] }),
  }
}

function pick(fields: object, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, (fields as Fields)[name]]))
}

function orNothing(fields: object): object | undefined {
  return Object.keys(fields).length === 0 ? undefined : fields
}
