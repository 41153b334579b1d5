import { dueDay, localDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
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

/** What a view shows, in its order. Empty sections are left out. The trash takes deleted tasks in the order they come. */
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
export function countView(tasks: readonly Task[], view: 'today' | 'upcoming' | 'all', today: Day): number {
  return tasks.filter((task) => !task.completed && belongs[view](task, today)).length
}

const belongs = {
  today: ({ due_date }: Task, today: Day) => due_date !== null && dueDay(due_date) <= today,
  upcoming: ({ due_date }: Task, today: Day) => due_date !== null && dueDay(due_date) > today,
  all: () => true,
}

const sectionsOf: Record<View, (placed: readonly Placed[], today: Day) => readonly Section[]> = {
  today: (placed, today) => {
    const due = placed.filter(({ as }) => !as.completed && belongs.today(as, today))
    const late = due.filter(({ as }) => dayOf(as) < today)
    const now = due.filter(({ as }) => dayOf(as) === today)
    return [section('overdue', late, byDue), section('today', now, byPriority)]
  },
  upcoming: (placed, today) => {
    const ahead = placed.filter(({ as }) => !as.completed && belongs.upcoming(as, today))
    return byDay(ahead, dayOf, byPriority).toSorted((one, other) => compare(one.key, other.key))
  },
  all: (placed) => openAndCompleted(placed),
  completed: (placed) => {
    const done = placed.filter(({ as }) => as.completed)
    return byDay(done, doneDayOf, latestDoneFirst).toSorted((one, other) => compare(other.key, one.key))
  },
  trash: (placed) => [{ key: 'deleted', tasks: placed.map(({ task }) => task) }],
}

function openAndCompleted(placed: readonly Placed[]): readonly Section[] {
  const isOpen = ({ as }: Placed) => !as.completed
  const done = placed.filter((one) => !isOpen(one))
  return [section('open', placed.filter(isOpen), newestFirst), section('completed', done, latestDoneFirst)]
}

type Order = (one: Placed, other: Placed) => number

function section(key: Section['key'], placed: readonly Placed[], order: Order): Section {
  return { key, tasks: placed.toSorted(order).map(({ task }) => task) }
}

function byDay(placed: readonly Placed[], day: (task: Task) => Day, order: Order): Section[] {
  return [...Map.groupBy(placed, ({ as }) => day(as))].map(([key, group]) => section(key, group, order))
}

const weight = { low: 0, medium: 1, high: 2 } as const

const newestFirst: Order = ({ as: one }, { as: other }) =>
  compare(other.created_at, one.created_at) || compare(other.id, one.id)
const latestDoneFirst: Order = (one, other) =>
  compare(other.as.completed_at ?? '', one.as.completed_at ?? '') || newestFirst(one, other)
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
