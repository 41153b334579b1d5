import { byPosition, newestFirst, type TaskOrder } from '@taskwire/domain'
import { dueDay, localDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import { labelIdOf, listIdOf, type Place } from '../task-search.ts'
import { byDue, byPriority, byTitle, compare, latestDoneFirst } from './task-order.ts'
import {
  defaultArrangement,
  isManual,
  type Arrangement,
  type Grouping,
  type Sorting,
} from './view-options.ts'

/** A section of a view. Its key is a day, or the key of its heading in the texts. */
export interface Section {
  readonly key: string
  readonly tasks: readonly Task[]
  /** The ids of subtasks that follow their parent. */
  readonly nested?: ReadonlySet<string>
}

/** The sectioning and sorting rules of a view. Full and incremental selection both use them. */
export interface ViewRules {
  /** Returns the section of a task, or undefined when the view does not show it. */
  readonly sectionOf: (task: Task) => string | undefined
  readonly order: (section: string) => TaskOrder
  /** Compares two section keys. */
  readonly bySection: (one: string, other: string) => number
  /** Whether open subtasks follow their open parent, whatever their own section is. */
  readonly keepsFamilies: boolean
}

/** Returns the rules of a place on a day. The trash has none: it shows deleted tasks in the order of the replica. */
export function viewRules(
  view: Exclude<Place, 'trash'>,
  today: Day,
  { group, sort }: Arrangement = defaultArrangement(view),
): ViewRules {
  if (view === 'completed')
    return {
      sectionOf: ({ completed, completed_at }) => {
        if (!completed) return undefined
        return completed_at === null ? '' : localDay(new Date(completed_at))
      },
      order: () => latestDoneFirst,
      bySection: (one, other) => compare(other, one),
      keepsFamilies: false,
    }
  const isInPlace = placeFilter(view, today)
  return {
    keepsFamilies: view !== 'today' && view !== 'upcoming',
    sectionOf: (task) => {
      if (!isInPlace(task)) return undefined
      if (task.completed) return 'completed'
      // A single section without a heading.
      if (group === 'none') return 'open'
      if (group !== 'date') return task[group]
      if (task.due_date === null) return 'undated'
      const day = dueDay(task.due_date)
      if (day < today) return 'overdue'
      return view === 'today' ? 'today' : day
    },
    order: (section) => {
      if (section === 'completed') return latestDoneFirst
      if (isManual(view, { group, sort })) return byPosition
      // Tasks of several lists have no common manual order.
      return orders[sort === 'auto' || sort === 'manual' ? automatic(view, group, section) : sort]
    },
    bySection: (one, other) => rankOf(one) - rankOf(other) || compare(one, other),
  }
}

type Order = Exclude<Sorting, 'auto' | 'manual'>

const orders: Record<Order, TaskOrder> = {
  date: byDue,
  priority: byPriority,
  title: byTitle,
  added: newestFirst,
}

/** Sorts by what the sections don't show already. */
function automatic(view: Place, group: Grouping, section: string): Order {
  if (group === 'date') return section === 'overdue' ? 'date' : 'priority'
  if (group === 'priority') return 'date'
  return view === 'all' ? 'added' : 'date'
}

const before = ['overdue', 'high', 'medium', 'low', 'in_progress', 'pending', 'open', 'today']
const after = ['undated', 'completed']

/** Days come between the named sections. */
function rankOf(section: string): number {
  const rank = before.indexOf(section)
  return rank < 0 ? before.length + after.indexOf(section) + 1 : rank
}

/** Returns whether a place shows a task. A subtask is part of its parent: it appears by itself only by its date or label. */
function placeFilter(place: Place, today: Day): (task: Task) => boolean {
  const [list, label] = [listIdOf(place), labelIdOf(place)]
  if (list !== undefined) return ({ list_id }) => list_id === list
  if (label !== undefined) return ({ label_ids }) => label_ids.includes(label)
  if (place === 'inbox') return ({ list_id, parent_id }) => list_id === null && parent_id === null
  if (place === 'all') return ({ parent_id }) => parent_id === null
  const isToday = place === 'today'
  return ({ completed, due_date }) => !completed && due_date !== null && dueDay(due_date) <= today === isToday
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
