import { invalidField, positionsBetween, type Actor, type MoveTaskInput } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { keptResponse, runIdempotent } from '../sync/idempotency.ts'
import { explainHeldRefusal, presentTask, refuseChanged } from './explain-refusal.ts'
import { requireTaskId, type TaggedTask } from './get-task.ts'
import { holdTasks } from './held-tasks.ts'
import { newPlace } from './require-place.ts'
import { findPrevious, listFollowing, moveTask as moveTaskRow } from './task-moves.repository.ts'
import { findTask } from './tasks.repository.ts'

const ATTEMPTS = 10

/**
 * Moves a task into a list or under a parent, before or after a task there, and to the end without a neighbour. Without a list and
 * a parent it moves to where its neighbour is. Where there is no room between two neighbours, the following tasks get new
 * positions in the same statement. Throws VALIDATION_FAILED for a neighbour that isn't there, and as `updateTask`.
 */
export async function moveTask(
  deps: Deps,
  actor: Actor,
  input: MoveTaskInput,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const named = [input.parent_id, input.before_id, input.after_id].filter(
    (other) => typeof other === 'string',
  )
  // Tasks that get new positions are known only once the log is locked, and must be locked before it.
  let pushed: readonly string[] = []
  for (let attempt = 1; ; attempt += 1) {
    const tasks = { ids: pushed, relatives_of: [id, ...named] }
    const moved = await holdTasks(deps, actor, tasks, key, async (held, heldKey) => {
      const kept = keptResponse(heldKey) as TaggedTask | undefined
      if (kept !== undefined) return kept
      const plan = await planMove(held, actor, { ...input, id })
      const isLocked = attempt === ATTEMPTS || plan.pushed_ids.every((other) => pushed.includes(other))
      return isLocked ? runMove(held, actor, { ...input, id }, plan, heldKey) : plan.pushed_ids
    })
    if ('id' in moved) return moved
    pushed = moved
  }
}

interface MovePlan {
  readonly list_id: string | null
  readonly parent_id: string | null
  readonly position: string
  /** Other tasks that need new positions. */
  readonly pushed_ids: readonly string[]
  readonly pushed_positions: readonly string[]
}

async function runMove(
  deps: Deps,
  actor: Actor,
  input: MoveTaskInput,
  plan: MovePlan,
  key: IdempotencyKey | undefined,
): Promise<TaggedTask> {
  const values = {
    user_id: actor.user_id,
    id: input.id,
    ...plan,
    now: deps.now(),
    expected_revision: input.expected_revision ?? null,
    epoch: input.epoch ?? null,
  }
  const moved = await runIdempotent(deps, actor, key, () => moveTaskRow(deps.db, key, values))
  return moved ?? explainHeldRefusal(deps, actor, input)
}

async function planMove(deps: Deps, actor: Actor, input: MoveTaskInput): Promise<MovePlan> {
  const { user_id } = actor
  const { id, before_id, after_id } = input
  const task = await presentTask(deps, actor, id)
  refuseChanged(input, task)
  const field = before_id === undefined ? 'after_id' : 'before_id'
  const neighbour_id = before_id ?? after_id
  const [neighbour] = neighbour_id === undefined ? [] : await findTask(deps.db, { user_id, id: neighbour_id })
  if (neighbour_id === id) throw invalidField(field, { code: 'not_a_neighbour' })
  const isOpen = input.list_id === undefined && input.parent_id === undefined
  const change = isOpen && neighbour !== undefined ? placeBeside(neighbour) : input
  const { list_id, parent_id } = await newPlace(deps, actor, task, {
    list_id: change.list_id,
    parent_id: change.parent_id,
  })
  if (parent_id !== null && task.recurrence !== null)
    throw invalidField(input.parent_id === undefined ? field : 'parent_id', { code: 'subtask_repeats' })
  if (neighbour_id !== undefined && !(neighbour?.list_id === list_id && neighbour.parent_id === parent_id))
    throw invalidField(field, { code: 'not_a_neighbour' })
  const at = {
    user_id,
    id,
    list_id,
    parent_id,
    at_position: neighbour?.position ?? null,
    at_id: neighbour_id ?? null,
  }
  const before = before_id === undefined ? neighbour : undefined
  const previous = before ?? (await findPrevious(deps.db, at))[0]
  const following = async (to_end: boolean) => {
    if (neighbour === undefined) return []
    const found = await listFollowing(deps.db, { ...at, to_end })
    return before === undefined ? found : found.slice(1)
  }
  const between =
    insert(previous?.position ?? null, await following(false)) ??
    insertToEnd(previous?.position ?? null, await following(true))
  return { list_id, parent_id, ...between }
}

function placeBeside({ list_id, parent_id }: Place) {
  return parent_id === null ? { list_id, parent_id } : { parent_id, list_id: null }
}

type Place = Pick<TaggedTask, 'list_id' | 'parent_id'>

interface Row {
  readonly id: string
  readonly position: string
}

/** Inserts a row after a position and before others. Rows that sort before it or equally get new positions. */
function insert(previous: string | null, following: readonly Row[]) {
  const next = following.findIndex(({ position }) => previous === null || position > previous)
  const pushed = next === -1 ? following : following.slice(0, next)
  const positions = positionsBetween(previous, following[next]?.position ?? null, pushed.length + 1)
  return positions && planOf(positions, pushed)
}

/** The same with new positions for all rows behind: between two long positions there may be no room. */
function insertToEnd(previous: string | null, following: readonly Row[]) {
  const positions = positionsBetween(previous, null, following.length + 1)
  // Equal positions are legal. This takes a position that is as long and as large as any.
  return planOf(positions ?? Array.from({ length: following.length + 1 }, () => previous ?? 'a0'), following)
}

function planOf([position = 'a0', ...pushed_positions]: readonly string[], pushed: readonly Row[]) {
  return { position, pushed_ids: pushed.map(({ id }) => id), pushed_positions }
}
