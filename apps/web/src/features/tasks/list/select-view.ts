import { newestFirst, type TaskOrder } from '@taskwire/domain'
import { dueDay, localDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { View } from '../task-search.ts'
import { byDue, byPriority, compare, latestDoneFirst } from './task-order.ts'

/** A section of a view. Its key is a day, or the key of its heading in the texts. */
export interface Section {
  readonly key: string
  readonly tasks: readonly Task[]
}

/** The sectioning and sorting rules of a view. Full and incremental selection both use them. */
export interface ViewRules {
  /** Returns the section of a task, or undefined when the view does not show it. */
  readonly sectionOf: (task: Task) => string | undefined
  readonly order: (section: string) => TaskOrder
  /** Compares two section keys. */
  readonly bySection: (one: string, other: string) => number
}

/** Returns the rules of a view on a day. The trash has none: it shows deleted tasks in the order of the replica. */
export function viewRules(view: Exclude<View, 'trash'>, today: Day): ViewRules {
  switch (view) {
    case 'today':
      return {
        sectionOf: (task) => {
          const day = openDay(task)
          if (day === undefined || day > today) return undefined
          return day < today ? 'overdue' : 'today'
        },
        order: (section) => (section === 'overdue' ? byDue : byPriority),
        bySection: compare, // 'overdue' comes before 'today'
      }
    case 'upcoming':
      return {
        sectionOf: (task) => {
          const day = openDay(task)
          return day !== undefined && day > today ? day : undefined
        },
        order: () => byPriority,
        bySection: compare,
      }
    case 'all':
      return {
        sectionOf: ({ completed }) => (completed ? 'completed' : 'open'),
        order: (section) => (section === 'open' ? newestFirst : latestDoneFirst),
        bySection: (one, other) => compare(other, one), // 'open' comes before 'completed'
      }
    case 'completed':
      return {
        sectionOf: ({ completed, completed_at }) => {
          if (!completed) return undefined
          return completed_at === null ? '' : localDay(new Date(completed_at))
        },
        order: () => latestDoneFirst,
        bySection: (one, other) => compare(other, one),
      }
  }
}

/** Sorts tasks into the sections of a view. Omits empty sections. */
export function selectSections(tasks: readonly Task[], rules: ViewRules): readonly Section[] {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) {
    const key = rules.sectionOf(task)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [task])
    else group.push(task)
  }
  return [...groups]
    .map(([key, group]) => ({ key, tasks: group.toSorted(rules.order(key)) }))
    .toSorted((one, other) => rules.bySection(one.key, other.key))
}

function openDay({ completed, due_date }: Task): Day | undefined {
  return completed || due_date === null ? undefined : dueDay(due_date)
}
