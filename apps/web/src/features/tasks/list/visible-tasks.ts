import { listIdOf, type Screen } from '../task-search.ts'
import type { List, Task } from '../data/task.ts'

/** Lists that show their tasks only in their own screen. */
export function archivedIds(lists: readonly List[]): ReadonlySet<string> {
  return new Set(lists.filter(({ archived_at }) => archived_at !== null).map(({ id }) => id))
}

/** Returns the tasks outside archived lists, with their subtasks. Returns the same array when no list is archived. */
export function withoutArchived(
  tasks: readonly Task[],
  byId: ReadonlyMap<string, Task>,
  archived: ReadonlySet<string>,
): readonly Task[] {
  if (archived.size === 0) return tasks
  return tasks.filter(({ list_id, parent_id }) => {
    const list = parent_id === null ? list_id : byId.get(parent_id)?.list_id
    return list == null || !archived.has(list)
  })
}

/** Whether a screen also shows the tasks of archived lists: those lists themselves, the past and the search. */
export function showsArchived(screen: Screen): boolean {
  return screen === 'completed' || screen === 'trash' || screen === 'search' || listIdOf(screen) !== undefined
}
