import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { formatDay } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'
import { viewRules } from '../list/select-view.ts'
import type { Screen, View } from '../task-search.ts'
import type { Task } from './task.ts'

/** The view that shows new tasks. */
interface AddedPlace {
  readonly view: View
  /** Its name within a sentence: "Friday". */
  readonly name: string
}

/** Returns where new tasks went, if the current screen does not show all of them. Several places become "All". */
export function addedPlace(tasks: readonly Task[], screen: Screen, today: Day): AddedPlace | undefined {
  if (screen === 'search' || screen === 'trash') return undefined
  const { sectionOf } = viewRules(screen, today)
  if (tasks.every((task) => sectionOf(task) !== undefined)) return undefined
  const all: AddedPlace = { view: 'all', name: t().tasks.views.all }
  const [first = all, ...rest] = tasks.map((task) => placeOf(task, today) ?? all)
  return rest.every(({ name }) => name === first.name) ? first : all
}

function placeOf({ due_date, completed }: Task, today: Day): AddedPlace | undefined {
  if (due_date === null || completed) return undefined
  const day = dueDay(due_date)
  if (day < today) return { view: 'today', name: t().tasks.sections.overdue }
  return { view: day === today ? 'today' : 'upcoming', name: formatDay(day, today) }
}
