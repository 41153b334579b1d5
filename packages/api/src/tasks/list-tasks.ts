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
import { listTasks as listTaskRows } from './tasks.repository.ts'

/** The actor's tasks, filtered and sorted; all of them without a limit. Throws VALIDATION_FAILED for a foreign cursor. */
export async function listTasks(deps: Deps, actor: Actor, input: ListTasksInput): Promise<LabelledTask[]> {
  const { sort, order } = sortOf(input)
  const after = input.cursor === undefined ? undefined : positionOf(input.cursor, sort, order)
  return listTaskRows[sort][order](
    deps.db,
    actor.user_id,
    input.status ?? null,
    input.priority ?? null,
    instantOf(input.due_before),
    instantOf(input.due_after),
    input.search === undefined ? null : `%${input.search.replace(/[\\%_]/g, '\\$&')}%`,
    after?.id ?? null,
    after?.value ?? null,
    input.limit ?? null,
  )
}

/** A page for a transport that tells where the next one starts. */
export async function listPage(
  ctx: { deps: Deps; actor: Actor; onNextPage?: Context['onNextPage'] },
  input: ListTasksInput,
): Promise<LabelledTask[]> {
  const tasks = await listTasks(ctx.deps, ctx.actor, input)
  const cursor = nextCursor(tasks, input)
  if (cursor !== null) ctx.onNextPage?.(cursor)
  return tasks
}

function instantOf(due: string | undefined): string | null {
  return due === undefined ? null : (dueInstant(due) ?? null)
}

function positionOf(cursor: string, sort: string, order: string): ListPosition {
  const position = parseCursor(cursor)
  if (position?.sort === sort && position.order === order) return position
  const message = 'must come from a page of this same list, with the same sort and order'
  throw new DomainError('VALIDATION_FAILED', { issues: [{ path: ['cursor'], message }] })
}
