import {
  invalidField,
  nextCursor,
  parseCursor,
  sortOf,
  type Actor,
  type TaskWithStatusLabel,
  type ListPosition,
  type ListTasksInput,
  type Task,
} from '@taskwire/domain'
import { jsonWriter, textReader, type TextRow } from '@taskwire/db'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { isLogHeld, tagLog, type LogPlace } from '../sync/etags.ts'
import { isEntity, placeOfList } from '../sync/list-rows.ts'
import { readFresh, readFreshTexts } from '../sync/fresh-reads.ts'
import { readLive } from '../sync/live-log.ts'
import { listQuery, type ListQuery } from './list-query.ts'
import { SLICE, type Slices } from './slices.repository.ts'
import { taskFields, toTask } from './task.row.ts'
import { listColumns, type TaskListRow } from './tasks.repository.ts'

/** A list as of a place in the log: its first rows, and the others where they are too many for one statement. */
interface TaskList {
  readonly rows: readonly TaskListRow[]
  readonly more: Slices<TaskListRow> | undefined
  readonly place: LogPlace
}

/** Reads a list; all of it without a limit. Most lists are short: one statement without a transaction. */
async function readTasks(
  deps: Deps,
  actor: Actor,
  { limit }: ListTasksInput,
  query: ListQuery,
): Promise<TaskList> {
  const rows = await readFresh(deps, actor.user_id, (db) => query.rows(db, limit ?? SLICE))
  if (limit !== undefined || rows.length < SLICE) return { rows, more: undefined, place: placeOfList(rows) }
  return readLong(deps, actor, query)
}

async function readLong(deps: Deps, actor: Actor, query: ListQuery): Promise<TaskList> {
  const onClose = await deps.longReads.begin(actor.user_id)
  const more = await query.slices({ sizeOf, readerLimit: deps.longReads.readerLimit, onClose })
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

/** The caller of a list: who asks, and what the transport does with the response beside its body. */
type ListContext = Pick<
  Context,
  'deps' | 'ifNoneMatch' | 'onEtag' | 'onNextPage' | 'onMoreItems' | 'onJsonText'
> & {
  readonly actor: Actor
  readonly recheckSession?: ((isFresh: boolean) => Promise<void>) | undefined
}

/** `listPage` with all fields of a task. */
export function listTasks(ctx: ListContext, input: ListTasksInput): Promise<Task[]> {
  return listPage(ctx, input, toTask, writeTask)
}

const writeTask = jsonWriter(listColumns, taskFields)

/**
 * Lists the actor's tasks in the form that `toItem` gives them, and tells the transport the entity tag and the start of the
 * next page. A list that is too long for one statement returns its first items; the transport takes the others step by
 * step, or all of them are collected here. Returns no items and reads no task when the caller has the current list. With `writeItem`,
 * which writes the JSON of an item, a transport may take the text of a short list instead of the items.
 * Throws VALIDATION_FAILED for a cursor of another list.
 */
export async function listPage<Item>(
  ctx: ListContext,
  input: ListTasksInput,
  toItem: (task: TaskWithStatusLabel) => Item,
  writeItem?: (row: TextRow) => string,
): Promise<Item[]> {
  const after = startOf(input)
  if (await isLogHeld(ctx)) return []
  const query = listQuery(ctx.deps.db, ctx.actor, input, after)
  if (writeItem === undefined || ctx.onJsonText === undefined)
    return itemsOf(ctx, input, await readTasks(ctx.deps, ctx.actor, input, query), toItem)
  const text = await listText(ctx, input, query, writeItem)
  if (text === undefined) return itemsOf(ctx, input, await readLong(ctx.deps, ctx.actor, query), toItem)
  const output: Item[] = []
  ctx.onJsonText(output, text)
  return output
}

async function itemsOf<Item>(
  ctx: ListContext,
  input: ListTasksInput,
  { rows, more, place }: TaskList,
  toItem: (task: TaskWithStatusLabel) => Item,
): Promise<Item[]> {
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

const readCells = textReader(listColumns, Object.keys(listColumns))
const readRow = (row: TextRow) => readCells(row) as unknown as TaskListRow & { readonly epoch: string }

/** Returns the JSON text of a list; undefined when it is too long for one statement. */
async function listText(
  ctx: ListContext,
  input: ListTasksInput,
  query: ListQuery,
  writeItem: (row: TextRow) => string,
): Promise<string | undefined> {
  const { limit } = input
  const rows = await readFreshTexts(ctx.deps, ctx.actor.user_id, listColumns, (db) =>
    query.texts(db, limit ?? SLICE),
  )
  if (limit === undefined && rows.length >= SLICE) return undefined
  const [first] = rows
  const last = rows.at(-1)
  tagLog(ctx, placeOfList(first === undefined ? [] : [readRow(first)]))
  const task = last === undefined ? undefined : readRow(last)
  // An empty list has a row without a task.
  if (task === undefined || !isEntity(task)) return '[]'
  const cursor = rows.length === limit ? nextCursor([task], { ...input, limit: 1 }) : null
  if (cursor !== null) ctx.onNextPage?.(cursor)
  return `[${rows.map(writeItem).join(',')}]`
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

function startOf(input: ListTasksInput): ListPosition | undefined {
  if (input.cursor === undefined) return undefined
  const { sort, order } = sortOf(input)
  const position = parseCursor(input.cursor)
  if (position?.sort === sort && position.order === order) return position
  throw invalidField('cursor', { code: 'cursor_of_another_list' })
}
