import { sortedIndex } from '../sorted-index.ts'
import { newestFirst, type TaskOrder } from '../tasks/newest-first.ts'
import type { Task } from '../tasks/task.ts'
import type { TaskState } from './state.ts'

/** The shown tasks. Immutable: a step of the replica creates new lists and maps only where something has changed. */
export interface TaskView {
  /** Living tasks, newest first. */
  readonly tasks: readonly Task[]
  /** Living tasks by id. */
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be restored, the latest deletion first. */
  readonly deleted: readonly Task[]
}

export const emptyView: TaskView = { tasks: [], byId: new Map(), deleted: [] }

/** Past this many changed tasks a full sort is cheaper than insertion. */
const SORT_ALL_ABOVE = 64

/** Returns the view after the states of some ids have changed. */
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

/** A response often repeats the state that is shown already. */
function isShown({ byId }: TaskView, id: string, state: TaskState | undefined): boolean {
  const task = state?.task ?? undefined
  return task !== undefined && byId.get(id) === task
}

/** Returns the same list when nothing has changed, so that components which show it don't render again. */
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

/** A queued deletion has no revision yet and is later than all confirmed ones. */
function lastDeletedFirst(states: ReadonlyMap<string, TaskState>): TaskOrder {
  const revisionOf = ({ id }: Task) => states.get(id)?.revision ?? Number.MAX_SAFE_INTEGER
  return (a, b) => revisionOf(b) - revisionOf(a) || newestFirst(a, b)
}
