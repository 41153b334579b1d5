import { sortedIndex } from '../sorted-index.ts'
import type { Task } from '../tasks/task.ts'
import type { TaskState } from './state.ts'

/** Tasks as a list, newest first, and by id. Values: a step of the replica makes new ones of what it changed. */
export interface TaskView {
  readonly tasks: readonly Task[]
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be brought back, the last deleted first. */
  readonly deleted: readonly Task[]
}

export const emptyView: TaskView = { tasks: [], byId: new Map(), deleted: [] }

/** Past this many changed tasks, sorting anew is cheaper than finding each place. */
const SORT_ALL_ABOVE = 64

/** The view after the states of some ids have changed. */
export function viewAfter(
  view: TaskView,
  touched: ReadonlySet<string>,
  states: ReadonlyMap<string, TaskState>,
): TaskView {
  const isFirst = view.byId.size === 0
  const changed = isFirst ? touched : new Set([...touched].filter((id) => !isShown(view, id, states.get(id))))
  if (changed.size === 0) return view
  const byId = new Map(view.byId)
  const alive: Task[] = []
  const lastLiving: Task[] = []
  for (const id of changed) {
    const state = states.get(id)
    if (state?.task) {
      alive.push(state.task)
      byId.set(id, state.task)
    } else byId.delete(id)
    if (state?.buried) lastLiving.push(state.buried)
  }
  return {
    tasks: listAfter(view.tasks, changed, alive, newestFirst),
    byId,
    deleted: listAfter(view.deleted, changed, lastLiving, lastDeletedFirst(states)),
  }
}

/** An answer often says of a task what is shown of it already. */
function isShown({ byId }: TaskView, id: string, state: TaskState | undefined): boolean {
  const task = state?.task ?? undefined
  return task !== undefined && byId.get(id) === task
}

/** The same list when nothing in it changed: whoever shows it need not look again. */
function listAfter(
  list: readonly Task[],
  changed: ReadonlySet<string>,
  fresh: readonly Task[],
  order: TaskOrder,
): readonly Task[] {
  const tasks = list.filter(({ id }) => !changed.has(id))
  if (fresh.length === 0 && tasks.length === list.length) return list
  if (fresh.length > SORT_ALL_ABOVE) return [...tasks, ...fresh].toSorted(order)
  for (const task of fresh) tasks.splice(sortedIndex(tasks, task, order), 0, task)
  return tasks
}

/** A deletion that waits in the outbox is later than all that the server knows of. */
function lastDeletedFirst(states: ReadonlyMap<string, TaskState>): TaskOrder {
  const revisionOf = ({ id }: Task) => states.get(id)?.revision ?? Number.MAX_SAFE_INTEGER
  return (a, b) => revisionOf(b) - revisionOf(a) || newestFirst(a, b)
}

/** Of two different tasks it is never 0: each has one place. */
export type TaskOrder = (one: Task, other: Task) => number

/**
 * The order of `tasks.list` when it is asked for nothing else. A task that the server does not know yet comes first, since
 * the server will have made it later than all that it knows; by the clock of this device it would jump over others when it is answered.
 */
export const newestFirst: TaskOrder = (one, other) => {
  const waits = Number(isUnknown(other)) - Number(isUnknown(one))
  return waits || descending(one.created_at, other.created_at) || descending(one.id, other.id)
}

/** Numbers begin at 1; 0 stands for the one that the server has still to give. */
function isUnknown({ number }: Task): boolean {
  return number === 0
}

function descending(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0
}
