import {
  dueInstant,
  offsetOf,
  sortOf,
  taskStatuses,
  type Actor,
  type ListPosition,
  type ListTasksInput,
  type TaskStatus,
} from '@taskwire/domain'
import type { Db, Statement, TextRow } from '@taskwire/db'
import { containing } from '../search-pattern.ts'
import { openSlices, type SliceOptions, type Slices } from './slices.repository.ts'
import {
  listFiltered,
  listFilteredFrom,
  listPlace,
  listPlaceFrom,
  listTasks,
  type ListParams,
  type TaskListRow,
} from './tasks.repository.ts'

/** The statement of a list with its parameters, for any limit. */
export interface ListQuery {
  rows(source: Db, limit: number): Promise<TaskListRow[]>
  texts(source: Db, limit: number): Promise<TextRow[]>
  /** Reads the list without a limit. */
  slices(options: SliceOptions<TaskListRow>): Promise<Slices<TaskListRow>>
}

/** Chooses the statement of a list by its filters and its start. */
export function listQuery(
  db: Db,
  actor: Actor,
  input: ListTasksInput,
  after: ListPosition | undefined,
): ListQuery {
  const { sort, order } = sortOf(input)
  const paramsFor = (limit: number | null): ListParams => ({
    user_id: actor.user_id,
    statuses: statusesOf(input),
    priority: input.priority ?? null,
    due_before: instantOf(input.due_before),
    due_after: instantOf(input.due_after),
    pattern: input.search === undefined ? null : containing(input.search),
    label_id: input.label_id ?? null,
    is_top_level: input.parent_id === 'none',
    after_id: after?.id ?? null,
    after_value: after?.value ?? null,
    limit,
  })
  const offset = offsetOf(input)
  const place = singlePlace(input)
  const at =
    <Extra extends object>(extra: Extra) =>
    (limit: number | null) => ({ ...paramsFor(limit), ...extra })
  const query = <Params>(
    list: Statement<Params, TaskListRow>,
    params: (limit: number | null) => Params,
  ): ListQuery => ({
    rows: (source, limit) => list(source, params(limit)),
    texts: (source, limit) => list.texts(source, params(limit)),
    slices: (options) => openSlices(db, options, list, params(null)),
  })
  if (isWhole(input)) return query(listTasks[sort][order], (limit) => ({ user_id: actor.user_id, limit }))
  if (place === undefined)
    return offset === 0
      ? query(listFiltered[sort][order], paramsFor)
      : query(listFilteredFrom[sort][order], at({ offset }))
  return offset === 0
    ? query(listPlace[sort][order], at(place))
    : query(listPlaceFrom[sort][order], at({ ...place, offset }))
}

const orderFields = new Set(['sort', 'order', 'limit'])

/** True for a list that shows every task from the start. */
function isWhole(input: ListTasksInput): boolean {
  return Object.entries(input).every(([name, value]) => value === undefined || orderFields.has(name))
}

const INBOX = '00000000-0000-0000-0000-000000000000'

/** The place that a list shows; undefined when it shows several. */
function singlePlace({ list_id, parent_id }: ListTasksInput) {
  const parent = parent_id === 'none' ? undefined : parent_id
  if (list_id === undefined && parent === undefined) return undefined
  const list = list_id === 'inbox' ? undefined : list_id
  return { place: parent ?? list ?? INBOX, list_id: list ?? null, parent_id: parent ?? null }
}

/** The statuses that a list may contain; null for all of them. */
function statusesOf({ status, completed }: ListTasksInput): readonly TaskStatus[] | null {
  if (status === undefined && completed === undefined) return null
  return taskStatuses.filter(
    (each) => each === (status ?? each) && (each === 'completed') === (completed ?? each === 'completed'),
  )
}

function instantOf(due: string | undefined): string | null {
  return due === undefined ? null : (dueInstant(due) ?? null)
}
