import { dueDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import { diffTasks } from './update-sections.ts'

/** The number of open tasks in each view. */
export interface ViewCounts {
  readonly today: number
  readonly upcoming: number
  readonly all: number
}

const none: ViewCounts = { today: 0, upcoming: 0, all: 0 }

/** Creates a counter that remembers its last counts and updates them by the changed tasks. */
export function createViewCounter(): (tasks: readonly Task[], today: Day) => ViewCounts {
  let last: { readonly tasks: readonly Task[]; readonly today: Day; readonly counts: ViewCounts } | undefined
  return (tasks, today) => {
    const changes = last?.today === today ? diffTasks(last.tasks, tasks) : undefined
    const counts =
      changes === undefined || last === undefined
        ? plus(none, tasks, today, 1)
        : plus(plus(last.counts, changes.removed, today, -1), changes.added, today, 1)
    last = { tasks, today, counts }
    return counts
  }
}

function plus(counts: ViewCounts, tasks: readonly Task[], today: Day, by: 1 | -1): ViewCounts {
  const sum = { ...counts }
  for (const { completed, due_date } of tasks) {
    if (completed) continue
    sum.all += by
    if (due_date !== null) sum[dueDay(due_date) <= today ? 'today' : 'upcoming'] += by
  }
  return sum
}
