import { byPosition } from '@taskwire/domain'
import { diffTasks } from '../list/update-sections.ts'
import type { Task } from './task.ts'

/** The subtasks of a task. */
export interface Family {
  /** In their manual order. */
  readonly subtasks: readonly Task[]
  /** The number of completed subtasks. */
  readonly done: number
}

/** The families of all tasks with subtasks, by the id of the parent. */
export type Families = ReadonlyMap<string, Family>

/** Returns the families of the tasks of a snapshot. A family without changes is the same object as before. */
export const familiesOf = createFamilies()

/** Creates a function that remembers the last families and updates those with changed tasks. */
export function createFamilies(): (tasks: readonly Task[]) => Families {
  let last: { readonly tasks: readonly Task[]; readonly families: Families } | undefined
  return (tasks) => {
    if (last?.tasks !== tasks)
      last = { tasks, families: familiesAfter(last?.families, last?.tasks ?? [], tasks) }
    return last.families
  }
}

function familiesAfter(before: Families = new Map(), old: readonly Task[], tasks: readonly Task[]): Families {
  const changes = diffTasks(old, tasks)
  const removed = new Set(changes?.removed)
  const added = (changes?.added ?? tasks).filter(isSubtask)
  const touched = new Set([...removed, ...added].flatMap(({ parent_id }) => parent_id ?? []))
  if (changes !== undefined && touched.size === 0) return before
  const families = new Map(changes && before)
  const fresh = Map.groupBy(added, ({ parent_id }) => parent_id)
  for (const id of touched) {
    const rest = families.get(id)?.subtasks.filter((task) => !removed.has(task)) ?? []
    const subtasks = [...rest, ...(fresh.get(id) ?? [])].toSorted(byPosition)
    if (subtasks.length === 0) families.delete(id)
    else families.set(id, { subtasks, done: subtasks.filter(({ completed }) => completed).length })
  }
  return families
}

function isSubtask({ parent_id }: Task): boolean {
  return parent_id !== null
}

/** Returns the ids of tasks and of their subtasks, which leave a list together. */
export function idsWithSubtasks(tasks: readonly Task[], families: Families): ReadonlySet<string> {
  return new Set(
    tasks.flatMap(({ id }) => [id, ...(families.get(id)?.subtasks ?? []).map((subtask) => subtask.id)]),
  )
}
