import { findTasks } from '../../../shared/tasks/find-tasks.ts'
import type { SearchNames } from '../../../shared/tasks/search-terms.ts'
import type { Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { Section } from './select-view.ts'
import type { StickyRows } from './selector.ts'

/** Returns the sections of the search results: open and completed tasks, the best matches first. */
export function selectFound(
  tasks: readonly Task[],
  q: string,
  today: Day,
  sticky: StickyRows,
  names?: SearchNames,
): readonly Section[] {
  // A sticky task keeps the place of its old state, also when only the old state matches.
  const places = sticky.size === 0 ? tasks : tasks.map((task) => sticky.get(task.id) ?? task)
  const found = findTasks(places, q, today, names)
  const now = sticky.size === 0 ? undefined : new Map(tasks.map((task) => [task.id, task]))
  return (['open', 'completed'] as const)
    .map((key) => ({
      key,
      tasks: found
        .filter(({ completed }) => completed === (key === 'completed'))
        .map((task) => now?.get(task.id) ?? task),
    }))
    .filter((section) => section.tasks.length > 0)
}
