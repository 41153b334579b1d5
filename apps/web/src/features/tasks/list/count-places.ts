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

function count(counts: Map<Place, number>, tasks: readonly Task[], today: Day, by: 1 | -1): void {
  for (const task of tasks)
    for (const place of openPlaces(task, today)) {
      const sum = (counts.get(place) ?? 0) + by
      if (sum === 0) counts.delete(place)
      else counts.set(place, sum)
    }
}

/** Returns the places that show an open task. A subtask counts only by its date and labels: it is part of its parent. */
function openPlaces({ completed, due_date, list_id, parent_id, label_ids }: Task, today: Day): Place[] {
  if (completed) return []
  const places: Place[] = label_ids.map((id): Place => `label:${id}`)
  if (due_date !== null) places.push(dueDay(due_date) <= today ? 'today' : 'upcoming')
  if (parent_id === null) places.push('all', list_id === null ? 'inbox' : `list:${list_id}`)
  return places
}
