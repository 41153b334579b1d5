import { sortedIndex } from '@taskwire/domain'
import type { Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { Place } from '../task-search.ts'
import { diffTasks, MAX_CHANGES, updateSections, type TaskDiff } from './update-sections.ts'
import { viewRules, selectSections, type ViewRules, type Section } from './select-view.ts'
import { defaultArrangement, type Arrangement } from './view-options.ts'

/** Tasks that keep their place for a moment, by id. Each value is the task's state from before the change, which determines the place. */
export type StickyRows = ReadonlyMap<string, Task>

/** Returns the sections of a view. Omits empty sections. */
export type Selector = (
  tasks: readonly Task[],
  view: Place,
  today: Day,
  sticky?: StickyRows,
  arrangement?: Arrangement,
) => readonly Section[]

interface Last {
  readonly view: Place
  readonly today: Day
  readonly arrangement: Arrangement
  readonly tasks: readonly Task[]
  readonly sticky: StickyRows
  /** The current state of all tasks that are sticky or were before. */
  readonly now: TasksById
  readonly rules: ViewRules
  /** Sections with the old state of each sticky task. */
  readonly sections: readonly Section[]
}

/** Creates a selector that updates its last result, because lists are long and few tasks change at a time. */
export function createSelector(): Selector {
  let last: Last | undefined
  return (tasks, view, today, sticky = new Map(), arrangement = defaultArrangement(view)) => {
    if (view === 'trash') return tasks.length === 0 ? [] : [{ key: 'deleted', tasks }]
    const previous =
      last?.view === view && last.today === today && isSame(last.arrangement, arrangement) ? last : undefined
    const rules = previous?.rules ?? viewRules(view, today, arrangement)
    const diff = previous && diffTasks(previous.tasks, tasks)
    const ids = new Set([...sticky.keys(), ...(previous?.sticky.keys() ?? [])])
    const now = tasksById(tasks, ids, diff && previous.now, diff)
    const changes = diff && diffPlaces(previous, diff, { sticky, now })
    const sections =
      changes === undefined || previous === undefined
        ? selectSections(sticky.size === 0 ? tasks : tasks.map((task) => sticky.get(task.id) ?? task), rules)
        : updateSections(previous.sections, changes, rules)
    last = { view, today, arrangement, tasks, sticky, now, rules, sections }
    return withCurrentState(sections, now, sticky, rules)
  }
}

function isSame(one: Arrangement, other: Arrangement): boolean {
  return one.group === other.group && one.sort === other.sort
}

type TasksById = ReadonlyMap<string, Task>

/** Returns the tasks with some ids. Most are known from the last selection, or changed since. */
function tasksById(
  tasks: readonly Task[],
  ids: ReadonlySet<string>,
  known: TasksById | undefined,
  diff: TaskDiff | undefined,
): TasksById {
  if (ids.size === 0) return new Map()
  const found = new Map(known)
  for (const { id } of diff?.removed ?? []) found.delete(id)
  for (const task of diff?.added ?? []) found.set(task.id, task)
  const isComplete = Array.from(ids).every((id) => found.has(id))
  const source = isComplete ? Array.from(found.values()) : tasks
  return new Map(source.filter(({ id }) => ids.has(id)).map((task) => [task.id, task]))
}

/** Returns the places to remove and to add: those of changed tasks, and of tasks that became or stopped being sticky. */
function diffPlaces(
  last: Last,
  changes: TaskDiff,
  { sticky, now }: Pick<Last, 'sticky' | 'now'>,
): TaskDiff | undefined {
  if (last.sticky === sticky) return withStickyPlaces(changes, last.sticky, sticky)
  const changed = new Set([...changes.removed, ...changes.added].map(({ id }) => id))
  const others = [...now.values()].filter(
    ({ id }) => !changed.has(id) && last.sticky.get(id) !== sticky.get(id),
  )
  if (others.length > MAX_CHANGES) return undefined
  return withStickyPlaces(
    { removed: [...changes.removed, ...others], added: [...changes.added, ...others] },
    last.sticky,
    sticky,
  )
}

function withStickyPlaces({ removed, added }: TaskDiff, before: StickyRows, after: StickyRows): TaskDiff {
  const left = removed.map((task) => before.get(task.id) ?? task)
  const taken = added.map((task) => after.get(task.id) ?? task)
  return {
    removed: left.filter((task) => !taken.includes(task)),
    added: taken.filter((task) => !left.includes(task)),
  }
}

/** Replaces the old state of each sticky task by its current state, at the same place. */
function withCurrentState(
  sections: readonly Section[],
  now: ReadonlyMap<string, Task>,
  sticky: StickyRows,
  { sectionOf, order }: ViewRules,
): readonly Section[] {
  if (sticky.size === 0) return sections
  return sections.map(({ key, tasks }) => {
    const list = [...tasks]
    for (const [id, place] of sticky) {
      const task = now.get(id)
      if (task !== undefined && sectionOf(place) === key) list[sortedIndex(tasks, place, order(key))] = task
    }
    return { key, tasks: list }
  })
}
