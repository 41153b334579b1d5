import { addDays, type Day } from '../../../shared/dates/day.ts'
import { labelIdOf, listIdOf, type Place } from '../task-search.ts'
import type { NewTask } from './task.ts'

/** Returns the fields of a new task that a place implies, so that the place shows the task. */
export function newTaskFields(
  place: Place,
  today: Day,
): Pick<NewTask, 'list_id' | 'label_ids'> & { readonly due_date: Day | null } {
  const [list, label] = [listIdOf(place), labelIdOf(place)]
  return {
    due_date: place === 'today' ? today : place === 'upcoming' ? addDays(today, 1) : null,
    ...(list !== undefined && { list_id: list }),
    ...(label !== undefined && { label_ids: [label] }),
  }
}
