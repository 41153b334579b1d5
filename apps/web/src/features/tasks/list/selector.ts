import type { Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { View } from '../task-search.ts'
import { changesBetween, moveChanged } from './move-changed.ts'
import { placingOf, selectSections, type Placing, type Section } from './select-view.ts'

/** Tasks that keep their place for a moment, as they were when it was theirs. */
export type HeldPlaces = ReadonlyMap<string, Task>

/** What a view shows, in its order; empty sections are left out. */
export type Selector = (
  tasks: readonly Task[],
  view: View,
  today: Day,
  held?: HeldPlaces,
) => readonly Section[]

interface Last {
  readonly view: View
  readonly today: Day
  readonly placing: Placing
  readonly placed: readonly Task[]
  readonly sections: readonly Section[]
}

/** Remembers what it answered last: a list is long, and from one moment to the next few of its tasks move. */
export function createSelector(): Selector {
  let last: Last | undefined
  return (tasks, view, today, held = new Map()) => {
    if (view === 'trash') return tasks.length === 0 ? [] : [{ key: 'deleted', tasks }]
    // Each stands where it was when it was held.
    const placed = held.size === 0 ? tasks : tasks.map((task) => held.get(task.id) ?? task)
    const isSameView = last?.view === view && last.today === today
    const placing = isSameView && last ? last.placing : placingOf(view, today)
    const changes = isSameView && last ? changesBetween(last.placed, placed) : undefined
    const sections =
      changes === undefined || last === undefined
        ? selectSections(placed, placing)
        : moveChanged(last.sections, changes, placing)
    last = { view, today, placing, placed, sections }
    return held.size === 0 ? sections : asTheyAre(sections, tasks, held)
  }
}

/** Held tasks in the places that they keep, as they are now. */
function asTheyAre(sections: readonly Section[], tasks: readonly Task[], held: HeldPlaces): Section[] {
  const now = new Map(tasks.filter(({ id }) => held.has(id)).map((task) => [task.id, task]))
  return sections.map((section) => ({
    key: section.key,
    tasks: section.tasks.map((task) => now.get(task.id) ?? task),
  }))
}
