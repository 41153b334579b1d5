import { createFamilies, type Families } from '../data/families.ts'
import type { Task } from '../data/task.ts'
import { viewRules, type Section, type ViewRules } from './select-view.ts'
import { createSelector, type Selector, type StickyRows } from './selector.ts'
import { defaultArrangement } from './view-options.ts'

/** Creates a selector whose sections have the subtasks below their parents. */
export function createNestingSelector(): Selector {
  const select = createSelector()
  const familiesOf = createFamilies()
  return (tasks, view, today, sticky = new Map(), arrangement = defaultArrangement(view)) => {
    if (view === 'trash') return select(tasks, view, today, sticky, arrangement)
    const rules = viewRules(view, today, arrangement)
    const { tops, below } = findNested(tasks, familiesOf(tasks), rules, sticky)
    return nestSubtasks(select(tops, view, today, sticky, arrangement), below)
  }
}

/** The rows of a view: those that have a place of their own, and the subtasks that follow their parent. */
interface Nesting {
  readonly tops: readonly Task[]
  readonly below: ReadonlyMap<string, readonly Task[]>
}

/**
 * Finds the subtasks that follow their parent in a view: those in the same section, and in a view that keeps families all open ones.
 * Any other subtask is a row of its own. A sticky task counts in its old state.
 */
export function findNested(
  tasks: readonly Task[],
  families: Families,
  { sectionOf, keepsFamilies }: ViewRules,
  sticky: StickyRows,
): Nesting {
  const below = new Map<string, readonly Task[]>()
  if (families.size === 0) return { tops: tasks, below }
  const nested = new Set<Task>()
  for (const task of tasks) {
    const family = families.get(task.id)
    if (family === undefined) continue
    const parent = sticky.get(task.id) ?? task
    const section = sectionOf(parent)
    if (section === undefined) continue
    const subtasks = family.subtasks.filter((subtask) => {
      const place = sticky.get(subtask.id) ?? subtask
      const areOpen = !parent.completed && !place.completed
      return (keepsFamilies && areOpen) || sectionOf(place) === section
    })
    if (subtasks.length === 0) continue
    below.set(task.id, subtasks)
    for (const subtask of subtasks) nested.add(subtask)
  }
  return { tops: nested.size === 0 ? tasks : tasks.filter((task) => !nested.has(task)), below }
}

/** Adds the subtasks that follow their parent to the sections. */
export function nestSubtasks(sections: readonly Section[], below: Nesting['below']): readonly Section[] {
  if (below.size === 0) return sections
  return sections.map((section) => {
    const nested = new Set<string>()
    const tasks = section.tasks.flatMap((task) => {
      const subtasks = below.get(task.id)
      if (subtasks === undefined) return task
      for (const { id } of subtasks) nested.add(id)
      return [task, ...subtasks]
    })
    return { ...section, tasks, nested }
  })
}
