import {
  DomainError,
  dueInstant,
  nextCursor,
  offsetOf,
  parseCursor,
  sortOf,
  taskStatuses,
  type Actor,
  type LabelledTask,
  type ListPosition,
  type ListTasksInput,
  type TaskStatus,
} from '@taskwire/domain'
import type { Statement } from '@taskwire/db'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { containing } from '../search-pattern.ts'
import { isLogHeld, tagLog, type LogPlace } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { readInSlices, SLICE } from './slices.repository.ts'
import {
  listTasks as listTaskRows,
  listTasksFrom,
  type ListParams,
  type ListRow,
} from './tasks.repository.ts'

/** The actor's tasks and the place in the log that they are as of. */
interface TaskList {
  readonly tasks: LabelledTask[]
  readonly place: LogPlace
}

/** The actor's tasks, filtered and sorted; all of them without a limit. Throws VALIDATION_FAILED for a foreign cursor. */
async function listTasks(
  deps: Deps,
  actor: Actor,
  input: ListTasksInput,
  after = startOf(input),
): Promise<TaskList> {
  const { sort, order } = sortOf(input)
  const paramsFor = (limit: number | null): ListParams => [
    actor.user_id,
    statusesOf(input),
    input.priority ?? null,
    instantOf(input.due_before),
    instantOf(input.due_after),
    input.search === undefined ? null : containing(input.search),
    after?.id ?? null,
    after?.value ?? null,
    limit,
  ]
  const offset = offsetOf(input)
  const pagedFor = (limit: number | null): [...ListParams, offset: number] => [...paramsFor(limit), offset]
  const rows = await readLive(deps, () =>
    offset === 0
      ? readList(deps.db, listTaskRows[sort][order], input, paramsFor)
      : readList(deps.db, listTasksFrom[sort][order], input, pagedFor),
  )
  const [first] = rows
  // The account was deleted since the caller was authenticated.
  if (first === undefined) throw new DomainError('UNAUTHENTICATED')
  return { tasks: rows.filter(isTask), place: { epoch: first.epoch, revision: first.head } }
}

/** Most lists are short: one statement without a transaction. */
async function readList<Params extends readonly unknown[]>(
  db: Deps['db'],
  list: Statement<Params, ListRow>,
  { limit = null }: { readonly limit?: number | null | undefined },
  paramsFor: (limit: number | null) => Params,
): Promise<ListRow[]> {
  const rows = await list(db, ...paramsFor(Math.min(limit ?? SLICE, SLICE)))
  return rows.length === SLICE && limit !== SLICE ? readInSlices(db, list, ...paramsFor(limit)) : rows
}

/** The statuses that a list may contain; null for all of them. */
function statusesOf({ status, completed }: ListTasksInput): readonly TaskStatus[] | null {
  if (status === undefined && completed === undefined) return null
  return taskStatuses.filter(
    (each) => each === (status ?? each) && (each === 'completed') === (completed ?? each === 'completed'),
  )
}

function isTask<Row extends ListRow>(row: Row): row is Row & LabelledTask {
  return row.id !== null
}

/**
 * A page for a transport that tells where the next one starts and what the answer is as of. Empty when the caller holds
 * it: that costs a look at a counter and reads no task.
 */
export async function listPage(
  ctx: Pick<Context, 'deps' | 'holds' | 'onEtag' | 'onNextPage'> & { readonly actor: Actor },
  input: ListTasksInput,
): Promise<LabelledTask[]> {
  const after = startOf(input)
  if (await isLogHeld(ctx)) return []
  const { tasks, place } = await listTasks(ctx.deps, ctx.actor, input, after)
  tagLog(ctx, place)
  const cursor = nextCursor(tasks, input)
  if (cursor !== null) ctx.onNextPage?.(cursor)
  return tasks
}

function instantOf(due: string | undefined): string | null {
  return due === undefined ? null : (dueInstant(due) ?? null)
}

function startOf(input: ListTasksInput): ListPosition | undefined {
  if (input.cursor === undefined) return undefined
  const { sort, order } = sortOf(input)
  const position = parseCursor(input.cursor)
  if (position?.sort === sort && position.order === order) return position
  const message = 'must come from a page of this same list, with the same sort and order'
  throw new DomainError('VALIDATION_FAILED', { issues: [{ path: ['cursor'], message }] })
}
