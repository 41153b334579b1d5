import { addDays, dueDay, localDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task-change.ts'
import type { View } from '../task-search.ts'

/** A part of a view. Its key is a day, or the name of its heading in the texts. */
export interface Section {
  readonly key: string
  readonly tasks: readonly Task[]
}

/** Tasks that keep their place for a moment, as they were when it was theirs. */
export type HeldPlaces = ReadonlyMap<string, Task>

interface Placed {
  readonly task: Task
  /** The task by whose state it is placed. */
  readonly as: Task
}

/** What a view shows, in its order. Empty sections are left out. */
export function selectView(
  tasks: readonly Task[],
  view: View,
  today: Day,
  held: HeldPlaces = new Map(),
): readonly Section[] {
  const placed = tasks.map((task) => ({ task, as: held.get(task.id) ?? task }))
  return sectionsOf[view](placed, today).filter(({ tasks }) => tasks.length > 0)
}

/** How many open tasks a view stands for. */
export function countView(tasks: readonly Task[], view: View, today: Day): number {
  return tasks.filter((task) => !task.completed && belongs(task, view, today)).length
}

const sectionsOf: Record<View, (placed: readonly Placed[], today: Day) => readonly Section[]> = {
  today: (placed, today) => {
    const due = placed.filter(({ as }) => !as.completed && belongs(as, 'today', today))
    return [
      section(
        'overdue',
        due.filter(({ as }) => dayOf(as) < today),
        byDue,
      ),
      section(
        'today',
        due.filter(({ as }) => dayOf(as) === today),
        byPriority,
      ),
    ]
  },
  upcoming: (placed, today) => {
    const ahead = placed.filter(({ as }) => !as.completed && belongs(as, 'upcoming', today))
    return byDay(ahead, dayOf, byPriority).toSorted((one, other) => compare(one.key, other.key))
  },
  all: (placed) => [
    section(
      'open',
      placed.filter(({ as }) => !as.completed),
      newestFirst,
    ),
    section(
      'completed',
      placed.filter(({ as }) => as.completed),
      latestDoneFirst,
    ),
  ],
  completed: (placed) => {
    const done = placed.filter(({ as }) => as.completed)
    return byDay(done, doneDayOf, latestDoneFirst).toSorted((one, other) => compare(other.key, one.key))
  },
}

function belongs(task: Task, view: View, today: Day): boolean {
  if (view === 'completed') return task.completed
  if (view === 'all') return true
  if (task.due_date === null) return false
  return view === 'today' ? dueDay(task.due_date) <= today : dueDay(task.due_date) >= addDays(today, 1)
}

type Order = (one: Placed, other: Placed) => number

function section(key: Section['key'], placed: readonly Placed[], order: Order): Section {
  return { key, tasks: placed.toSorted(order).map(({ task }) => task) }
}

function byDay(placed: readonly Placed[], day: (task: Task) => Day, order: Order): Section[] {
  return [...Map.groupBy(placed, ({ as }) => day(as))].map(([key, group]) => section(key, group, order))
}

const weight = { low: 0, medium: 1, high: 2 } as const

const newestFirst: Order = ({ as: one }, { as: other }) => compare(other.created_at, one.created_at)
const latestDoneFirst: Order = ({ as: one }, { as: other }) =>
  compare(other.completed_at ?? '', one.completed_at ?? '') || compare(other.created_at, one.created_at)
const byPriority: Order = (one, other) =>
  weight[other.as.priority] - weight[one.as.priority] || newestFirst(one, other)
const byDue: Order = (one, other) => compare(dayOf(one.as), dayOf(other.as)) || byPriority(one, other)

function dayOf({ due_date }: Task): Day {
  return due_date === null ? '' : dueDay(due_date)
}

function doneDayOf({ completed_at }: Task): Day {
  return completed_at === null ? '' : localDay(new Date(completed_at))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
