import {
  DomainError,
  dueInstant,
  nextCursor,
  parseCursor,
  sortOf,
  type Actor,
  type LabelledTask,
  type ListPosition,
  type ListTasksInput,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { containing } from '../search-pattern.ts'
import { isLogHeld, tagLog, type LogPlace } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { readInSlices, SLICE } from './slices.repository.ts'
import { listTasks as listTaskRows, type ListParams, type ListRow } from './tasks.repository.ts'

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
  const list = listTaskRows[sort][order]
  const paramsFor = (limit: number | null): ListParams => [
    actor.user_id,
    input.status ?? null,
    input.priority ?? null,
    instantOf(input.due_before),
    instantOf(input.due_after),
    input.search === undefined ? null : containing(input.search),
    after?.id ?? null,
    after?.value ?? null,
    limit,
  ]
  const limit = input.limit ?? null
  const rows = await readLive(deps, async () => {
    // Most lists are short: one statement without a transaction.
    const first = await list(deps.db, ...paramsFor(Math.min(limit ?? SLICE, SLICE)))
    if (first.length < SLICE || limit === SLICE) return first
    return readInSlices(deps.db, list, ...paramsFor(limit))
  })
  const [first] = rows
  // The account was deleted since the caller was authenticated.
  if (first === undefined) throw new DomainError('UNAUTHENTICATED')
  return { tasks: rows.filter(isTask), place: { epoch: first.epoch, revision: first.head } }
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
