import { sortedIndex } from '@taskwire/domain'
import type { Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { View } from '../task-search.ts'
import { changesBetween, MANY, moveChanged, type Changes } from './move-changed.ts'
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
  readonly tasks: readonly Task[]
  readonly held: HeldPlaces
  readonly placing: Placing
  /** Each held task is in them as it was when it was held. */
  readonly sections: readonly Section[]
}

/** Remembers what it answered last: a list is long, and from one moment to the next few of its tasks move. */
export function createSelector(): Selector {
  let last: Last | undefined
  return (tasks, view, today, held = new Map()) => {
    if (view === 'trash') return tasks.length === 0 ? [] : [{ key: 'deleted', tasks }]
    const known = last?.view === view && last.today === today ? last : undefined
    const placing = known?.placing ?? placingOf(view, today)
    const now = heldTasks(tasks, new Set([...held.keys(), ...(known?.held.keys() ?? [])]))
    const changes = known && changesOfPlaces(known, { tasks, held, now })
    const sections =
      changes === undefined || known === undefined
        ? selectSections(held.size === 0 ? tasks : tasks.map((task) => held.get(task.id) ?? task), placing)
        : moveChanged(known.sections, changes, placing)
    last = { view, today, tasks, held, placing, sections }
    return asTheyAre(sections, now, held, placing)
  }
}

function heldTasks(tasks: readonly Task[], ids: ReadonlySet<string>): ReadonlyMap<string, Task> {
  if (ids.size === 0) return new Map()
  return new Map(tasks.filter(({ id }) => ids.has(id)).map((task) => [task.id, task]))
}

interface Next extends Pick<Last, 'tasks' | 'held'> {
  /** What is held or was, as it is. */
  readonly now: ReadonlyMap<string, Task>
}

/** What leaves its place and what takes one: tasks that changed, and those that are held since or no longer. */
function changesOfPlaces(last: Last, { tasks, held, now }: Next): Changes | undefined {
  const changes = changesBetween(last.tasks, tasks)
  if (changes === undefined || last.held === held) return changes && placed(changes, last.held, held)
  const changed = new Set([...changes.gone, ...changes.fresh].map(({ id }) => id))
  const others = [...now.values()].filter(({ id }) => !changed.has(id) && last.held.get(id) !== held.get(id))
  if (others.length > MANY) return undefined
  return placed({ gone: [...changes.gone, ...others], fresh: [...changes.fresh, ...others] }, last.held, held)
}

function placed({ gone, fresh }: Changes, before: HeldPlaces, after: HeldPlaces): Changes {
  const left = gone.map((task) => before.get(task.id) ?? task)
  const taken = fresh.map((task) => after.get(task.id) ?? task)
  return {
    gone: left.filter((task) => !taken.includes(task)),
    fresh: taken.filter((task) => !left.includes(task)),
  }
}

/** Held tasks in the places that they keep, as they are now. */
function asTheyAre(
  sections: readonly Section[],
  now: ReadonlyMap<string, Task>,
  held: HeldPlaces,
  { sectionOf, order }: Placing,
): readonly Section[] {
  if (held.size === 0) return sections
  return sections.map(({ key, tasks }) => {
    const list = [...tasks]
    for (const [id, place] of held) {
      const task = now.get(id)
      if (task !== undefined && sectionOf(place) === key) list[sortedIndex(tasks, place, order(key))] = task
    }
    return { key, tasks: list }
  })
}
