import type { Task } from '../tasks/task.ts'
import { applyDelta, type MutableReplica } from './apply.ts'
import { reduce } from './fold.ts'
import type { Mutation } from './mutation.ts'
import { noTask, type ReplicaDelta, type ReplicaState, type Row, type TaskState } from './state.ts'

/** Acknowledged mutations to remember: another tab's message that queues one of them may arrive late. */
const MAX_REMEMBERED = 1_000

/**
 * A copy of a user's tasks: the rows that the server confirmed, and the outbox. A task is shown as its confirmed row with its queued
 * mutations folded over it. Every change of either recomputes the fold, so nothing has to be rolled back.
 */
export interface Replica {
  readonly state: ReplicaState
  /** The states that are shown, by task id. */
  readonly shown: ReadonlyMap<string, TaskState>
  /** Returns how many mutations have left the outbox so far. */
  readonly answered: () => number
  /** Applies a step. Returns the ids of the tasks whose shown state has changed. */
  apply(delta: ReplicaDelta): ReadonlySet<string>
  /** Replaces the state by a stored one; mutations that are not stored yet stay queued. Returns the changed ids. */
  load(state: ReplicaState): ReadonlySet<string>
}

/** Creates an empty replica of a user's tasks. */
export function createReplica(user_id: string): Replica {
  const state: MutableReplica = { rows: new Map(), cursor: undefined, operations: [], issues: [] }
  const shown = new Map<string, TaskState>()
  const acknowledged = new Set<string>()
  let answered = 0

  const apply = (delta: ReplicaDelta) => {
    const step = withoutAcknowledged(delta, acknowledged)
    const ids = idsOf(state, step)
    applyDelta(state, step)
    remember(acknowledged, step.settled ?? [])
    answered += step.settled?.length ?? 0
    for (const { op_id } of step.queued ?? []) acknowledged.delete(op_id)
    return show(ids)
  }

  const show = (ids: ReadonlySet<string>) => {
    const folded = new Map<string, TaskState>()
    for (const mutation of state.operations) {
      const { id } = mutation.input
      if (!ids.has(id)) continue
      folded.set(id, reduce(folded.get(id) ?? state.rows.get(id) ?? noTask, mutation, user_id))
    }
    const changed = new Set<string>()
    for (const id of ids) {
      const next = folded.get(id) ?? state.rows.get(id) ?? noTask
      const old = shown.get(id) ?? noTask
      const hasMovedInTrash = next.buried !== null && old.revision !== next.revision
      if (!hasMovedInTrash && isSame(old.task, next.task) && isSame(old.buried, next.buried)) continue
      if (next.task === null && next.buried === null) shown.delete(id)
      else shown.set(id, next)
      changed.add(id)
    }
    return changed
  }

  const load = (stored: ReplicaState) => {
    const ids = new Set([...shown.keys(), ...stored.rows.keys()])
    const unstored = state.operations.filter(({ order }) => order === undefined)
    Object.assign(state, {
      rows: new Map<string, Row>(stored.rows),
      cursor: stored.cursor,
      operations: [...stored.operations],
      issues: [...stored.issues],
    })
    const known = new Set(stored.operations.map(({ op_id }) => op_id))
    applyDelta(state, { queued: unstored.filter(({ op_id }) => !known.has(op_id)) })
    for (const { input } of state.operations) ids.add(input.id)
    return show(ids)
  }

  return { state, shown, answered: () => answered, apply, load }
}

/** Compares by fields, because every fold creates a new object, mostly with the same content. */
function isSame(one: Task | null, other: Task | null): boolean {
  if (one === other || one === null || other === null) return one === other
  const keys = Object.keys(one) as (keyof Task)[]
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}

/** Ignores late messages that queue an acknowledged mutation. A retry, which also clears its issue, is not ignored. */
function withoutAcknowledged(delta: ReplicaDelta, acknowledged: ReadonlySet<string>): ReplicaDelta {
  const dismissed = new Set(delta.cleared)
  const isLate = ({ op_id }: Mutation) => acknowledged.has(op_id) && !dismissed.has(op_id)
  if (delta.queued === undefined || !delta.queued.some(isLate)) return delta
  return { ...delta, queued: delta.queued.filter((mutation) => !isLate(mutation)) }
}

function remember(acknowledged: Set<string>, op_ids: readonly string[]): void {
  for (const op_id of op_ids) acknowledged.add(op_id)
  for (const op_id of acknowledged) {
    if (acknowledged.size <= MAX_REMEMBERED) break
    acknowledged.delete(op_id)
  }
}

/** Returns the ids of the tasks that a step may change. */
function idsOf(state: ReplicaState, delta: ReplicaDelta): Set<string> {
  const ids = new Set(delta.forgotten)
  if (delta.reset === true) for (const id of state.rows.keys()) ids.add(id)
  for (const { id } of delta.rows ?? []) ids.add(id)
  for (const { input } of [...(delta.queued ?? []), ...(delta.amended ?? [])]) ids.add(input.id)
  const settled = new Set(delta.settled)
  if (settled.size > 0)
    for (const { op_id, input } of state.operations) if (settled.has(op_id)) ids.add(input.id)
  return ids
}
