import type { Snapshot } from '@taskwire/client/replica'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { formatDay } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'
import { viewRules } from '../list/select-view.ts'
import { placeName } from '../places/place-name.ts'
import type { Place, Screen } from '../task-search.ts'
import type { Task } from './task.ts'

/** The place that shows new tasks. */
interface AddedPlace {
  readonly place: Place
  /** Its name within a sentence: "Friday". */
  readonly name: string
}

type Places = Pick<Snapshot, 'lists' | 'labels'>

/**
 * Returns where new tasks went, if the current screen does not show all of them. Several places become "All".
 *
 * @param screen undefined for a screen without tasks
 */
export function addedPlace(
  tasks: readonly Task[],
  screen: Screen | undefined,
  today: Day,
  places: Places,
): AddedPlace | undefined {
  if (screen === 'search' || screen === 'trash') return undefined
  const { sectionOf } = screen === undefined ? { sectionOf: () => undefined } : viewRules(screen, today)
  if (tasks.every((task) => sectionOf(task) !== undefined)) return undefined
  const all: AddedPlace = { place: 'all', name: t().tasks.views.all }
  const [first = all, ...rest] = tasks.map((task) => placeOfTask(task, today, places) ?? all)
  return rest.every(({ name }) => name === first.name) ? first : all
}

/** A task with a date is announced by its day, another one by its list. */
function placeOfTask(
  { due_date, completed, list_id }: Task,
  today: Day,
  places: Places,
): AddedPlace | undefined {
  if (completed) return undefined
  if (due_date === null) {
    const place = list_id === null ? 'inbox' : (`list:${list_id}` as const)
    const name = placeName(place, places)
    return name === undefined ? undefined : { place, name }
  }
  const day = dueDay(due_date)
  if (day < today) return { place: 'today', name: t().tasks.sections.overdue }
  return { place: day === today ? 'today' : 'upcoming', name: formatDay(day, today) }
}
