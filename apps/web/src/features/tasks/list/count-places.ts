import { dueDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { Place } from '../task-search.ts'
import { diffTasks } from './update-sections.ts'

/** The number of open tasks in each place. A place without open tasks is missing. */
export type PlaceCounts = ReadonlyMap<Place, number>

/** Creates a counter that remembers its last counts and updates them by the changed tasks. */
export function createPlaceCounter(): (tasks: readonly Task[], today: Day) => PlaceCounts {
  let last: { readonly tasks: readonly Task[]; readonly today: Day; readonly counts: PlaceCounts } | undefined
  return (tasks, today) => {
    const changes = last?.today === today ? diffTasks(last.tasks, tasks) : undefined
    const counts = new Map(changes && last?.counts)
    count(counts, changes?.removed ?? [], today, -1)
    count(counts, changes?.added ?? tasks, today, 1)
    last = { tasks, today, counts }
    return counts
  }
}

/** A subtask counts only by its date and labels: it is part of its parent. */
function count(counts: Map<Place, number>, tasks: readonly Task[], today: Day, by: 1 | -1): void {
  // Names of places are made once for each place, because making them for 10,000 tasks takes longer than the count.
  const [views, lists, labels] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const add = (sums: Map<string, number>, key: string) => sums.set(key, (sums.get(key) ?? 0) + by)
  for (const { completed, due_date, list_id, parent_id, label_ids } of tasks) {
    if (completed) continue
    for (const id of label_ids) add(labels, id)
    if (due_date !== null) add(views, dueDay(due_date) <= today ? 'today' : 'upcoming')
    if (parent_id !== null) continue
    add(views, 'all')
    if (list_id === null) add(views, 'inbox')
    else add(lists, list_id)
  }
  const merge = (sums: ReadonlyMap<string, number>, prefix: string) => {
    for (const [key, change] of sums) {
      const place = `${prefix}${key}` as Place
      const sum = (counts.get(place) ?? 0) + change
      if (sum === 0) counts.delete(place)
      else counts.set(place, sum)
    }
  }
  merge(views, '')
  merge(lists, 'list:')
  merge(labels, 'label:')
}
