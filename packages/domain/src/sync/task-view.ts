import type { Task } from '../tasks/task.ts'
import { newestFirst, type TaskOrder } from './newest-first.ts'
import { placeIn } from './place-in.ts'
import type { TaskState } from './row.ts'

/** Tasks as a list, newest first, and by id. Values: a step of the replica makes new ones of what it changed. */
export interface TaskView {
  readonly tasks: readonly Task[]
  readonly byId: ReadonlyMap<string, Task>
  /** Deleted tasks that can be brought back, the last deleted first. */
  readonly deleted: readonly Task[]
}

export const emptyView: TaskView = { tasks: [], byId: new Map(), deleted: [] }

/** Past this many changed tasks, sorting anew is cheaper than finding each place. */
const MANY = 64

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
  const buried: Task[] = []
  for (const id of changed) {
    const state = states.get(id)
    if (state?.task) {
      alive.push(state.task)
      byId.set(id, state.task)
    } else byId.delete(id)
    if (state?.buried) buried.push(state.buried)
  }
  return {
    tasks: listAfter(view.tasks, changed, alive, newestFirst),
    byId,
    deleted: listAfter(view.deleted, changed, buried, lastDeletedFirst(states)),
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
  if (fresh.length > MANY) return [...tasks, ...fresh].toSorted(order)
  for (const task of fresh) tasks.splice(placeIn(tasks, task, order), 0, task)
  return tasks
}

/** A deletion that waits in the outbox is later than all that the server knows of. */
function lastDeletedFirst(states: ReadonlyMap<string, TaskState>): TaskOrder {
  const revisionOf = ({ id }: Task) => states.get(id)?.revision ?? Number.MAX_SAFE_INTEGER
  return (a, b) => revisionOf(b) - revisionOf(a) || newestFirst(a, b)
}
