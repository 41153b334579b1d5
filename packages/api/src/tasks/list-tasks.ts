import {
  dueInstant,
  invalidField,
  nextCursor,
  offsetOf,
  parseCursor,
  sortOf,
  taskStatuses,
  type Actor,
  type TaskWithStatusLabel,
  type ListPosition,
  type ListTasksInput,
  type TaskStatus,
} from '@taskwire/domain'
import type { Statement } from '@taskwire/db'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { containing } from '../search-pattern.ts'
import { isLogHeld, tagLog, type LogPlace } from '../sync/etags.ts'
import { isEntity, placeOfList } from '../sync/list-rows.ts'
import { readLive } from '../sync/live-log.ts'
import { readFresh } from '../sync/fresh-reads.ts'
import { openSlices, SLICE, type Slices } from './slices.repository.ts'
import {
  listFiltered,
  listFilteredFrom,
  listPlace,
  listPlaceFrom,
  listTasks as listTaskRows,
  type ListParams,
  type TaskListRow,
} from './tasks.repository.ts'

/** A list as of a place in the log: its first rows, and the others where they are too many for one statement. */
interface TaskList {
  readonly rows: readonly TaskListRow[]
  readonly more: Slices<TaskListRow> | undefined
  readonly place: LogPlace
}

/** Reads the actor's tasks, filtered and sorted; all of them without a limit. */
async function readTasks(
  deps: Deps,
  actor: Actor,
  input: ListTasksInput,
  after: ListPosition | undefined,
): Promise<TaskList> {
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
  if (isWhole(input))
    return readList(deps, actor, listTaskRows[sort][order], input, (limit) => ({
      user_id: actor.user_id,
      limit,
    }))
  if (place === undefined)
    return offset === 0
      ? readList(deps, actor, listFiltered[sort][order], input, paramsFor)
      : readList(deps, actor, listFilteredFrom[sort][order], input, at({ offset }))
  return offset === 0
    ? readList(deps, actor, listPlace[sort][order], input, at(place))
    : readList(deps, actor, listPlaceFrom[sort][order], input, at({ ...place, offset }))
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

/** Most lists are short: one statement without a transaction. */
async function readList<Params>(
  deps: Deps,
  actor: Actor,
  list: Statement<Params, TaskListRow>,
  { limit }: ListTasksInput,
  paramsFor: (limit: number | null) => Params,
): Promise<TaskList> {
  const rows = await readFresh(deps, actor.user_id, (db) => list(db, paramsFor(limit ?? SLICE)))
  if (limit !== undefined || rows.length < SLICE) return { rows, more: undefined, place: placeOfList(rows) }
  const onClose = await deps.longReads.begin(actor.user_id)
  const options = { sizeOf, readerLimit: deps.longReads.readerLimit, onClose }
  const more = await openSlices(deps.db, options, list, paramsFor(null))
  try {
    const first = await more.next()
    return { rows: first, more, place: placeOfList(await readLive(deps, () => Promise.resolve(first))) }
  } catch (error) {
    await more.close()
    throw error
  }
}

function sizeOf(row: TaskListRow): number {
  return isEntity(row) ? 300 + row.title.length + (row.description?.length ?? 0) : 0
}

/** The statuses that a list may contain; null for all of them. */
function statusesOf({ status, completed }: ListTasksInput): readonly TaskStatus[] | null {
  if (status === undefined && completed === undefined) return null
  return taskStatuses.filter(
    (each) => each === (status ?? each) && (each === 'completed') === (completed ?? each === 'completed'),
  )
}

/** The caller of a list: who asks, and what the transport does with the response beside its body. */
type ListContext = Pick<Context, 'deps' | 'ifNoneMatch' | 'onEtag' | 'onNextPage' | 'onMoreItems'> & {
  readonly actor: Actor
  readonly recheckSession?: ((isFresh: boolean) => Promise<void>) | undefined
}

/**
 * Lists the actor's tasks in the form that `toItem` gives them, and tells the transport the entity tag and the start of the
 * next page. A list that is too long for one statement returns its first items; the transport takes the others step by
 * step, or all of them are collected here. Returns no items and reads no task when the caller has the current list.
 * Throws VALIDATION_FAILED for a cursor of another list.
 */
export async function listPage<Item>(
  ctx: ListContext,
  input: ListTasksInput,
  toItem: (task: TaskWithStatusLabel) => Item,
): Promise<Item[]> {
  const after = startOf(input)
  if (await isLogHeld(ctx)) return []
  const { rows, more, place } = await readTasks(ctx.deps, ctx.actor, input, after)
  tagLog(ctx, place)
  const tasks = rows.filter(isEntity)
  const cursor = nextCursor(tasks, input)
  if (cursor !== null) ctx.onNextPage?.(cursor)
  const items = tasks.map(toItem)
  if (more === undefined) return items
  const rest = restOf(ctx, more, toItem)
  if (ctx.onMoreItems !== undefined) ctx.onMoreItems(items, rest)
  else for await (const slice of rest) for (const item of slice) items.push(item)
  return items
}

/** The items after the first ones. Checks before each slice that the session is still valid: a slow reader needs minutes. */
function restOf<Item>(
  { recheckSession }: ListContext,
  slices: Slices<TaskListRow>,
  toItem: (task: TaskWithStatusLabel) => Item,
): AsyncIterableIterator<Item[]> {
  const close = async () => {
    await slices.close()
    return { done: true, value: undefined } as const
  }
  return {
    async next() {
      try {
        await recheckSession?.(false)
        const rows = await slices.next()
        return rows.length === 0 ? await close() : { done: false, value: rows.filter(isEntity).map(toItem) }
      } catch (error) {
        await close()
        throw error
      }
    },
    return: close,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function instantOf(due: string | undefined): string | null {
  return due === undefined ? null : (dueInstant(due) ?? null)
}

function startOf(input: ListTasksInput): ListPosition | undefined {
  if (input.cursor === undefined) return undefined
  const { sort, order } = sortOf(input)
  const position = parseCursor(input.cursor)
  if (position?.sort === sort && position.order === order) return position
  throw invalidField('cursor', { code: 'cursor_of_another_list' })
}
