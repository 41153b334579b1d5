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

/** The task by whose state a task is placed. */
type PlaceOf = (task: Task) => Task

/** What a view shows, in its order. Empty sections are left out. The trash takes deleted tasks in the order they come. */
export function selectView(
  tasks: readonly Task[],
  view: View,
  today: Day,
  held: HeldPlaces = new Map(),
): readonly Section[] {
  const as: PlaceOf = held.size === 0 ? (task) => task : (task) => held.get(task.id) ?? task
  return sectionsOf[view](tasks, as, today).filter(({ tasks }) => tasks.length > 0)
}

/** How many open tasks each of these views stands for. */
export function countViews(tasks: readonly Task[], today: Day): Record<'today' | 'upcoming' | 'all', number> {
  const counts = { today: 0, upcoming: 0, all: 0 }
  for (const { completed, due_date } of tasks) {
    if (completed) continue
    counts.all++
    if (due_date !== null) counts[dueDay(due_date) <= today ? 'today' : 'upcoming']++
  }
  return counts
}

const sectionsOf: Record<View, (tasks: readonly Task[], as: PlaceOf, today: Day) => readonly Section[]> = {
  today: (tasks, as, today) => {
    const open = tasks.filter((task) => isDated(as(task)))
    const late = open.filter((task) => dayOf(as(task)) < today)
    const now = open.filter((task) => dayOf(as(task)) === today)
    return [section('overdue', late, as, byDue), section('today', now, as, byPriority)]
  },
  upcoming: (tasks, as, today) => {
    const ahead = tasks.filter((task) => isDated(as(task)) && dayOf(as(task)) > today)
    return byDay(ahead, as, dayOf, byPriority).toSorted((one, other) => compare(one.key, other.key))
  },
  all: (tasks, as) => {
    const open = tasks.filter((task) => !as(task).completed)
    const done = tasks.filter((task) => as(task).completed)
    return [section('open', open, as, newestFirst), section('completed', done, as, latestDoneFirst)]
  },
  completed: (tasks, as) => {
    const done = tasks.filter((task) => as(task).completed)
    return byDay(done, as, doneDayOf, latestDoneFirst).toSorted((one, other) => compare(other.key, one.key))
  },
  trash: (tasks) => [{ key: 'deleted', tasks }],
}

type Order = (one: Task, other: Task) => number

function section(key: Section['key'], tasks: readonly Task[], as: PlaceOf, order: Order): Section {
  return { key, tasks: tasks.toSorted((one, other) => order(as(one), as(other))) }
}

function byDay(tasks: readonly Task[], as: PlaceOf, day: (task: Task) => Day, order: Order): Section[] {
  return [...Map.groupBy(tasks, (task) => day(as(task)))].map(([key, group]) =>
    section(key, group, as, order),
  )
}

const weight = { low: 0, medium: 1, high: 2 } as const

const newestFirst: Order = (one, other) =>
  compare(other.created_at, one.created_at) || compare(other.id, one.id)
const latestDoneFirst: Order = (one, other) =>
  compare(other.completed_at ?? '', one.completed_at ?? '') || newestFirst(one, other)
const byPriority: Order = (one, other) =>
  weight[other.priority] - weight[one.priority] || newestFirst(one, other)
const byDue: Order = (one, other) => compare(dayOf(one), dayOf(other)) || byPriority(one, other)

function isDated({ completed, due_date }: Task): boolean {
  return !completed && due_date !== null
}

function dayOf({ due_date }: Task): Day {
  return due_date === null ? '' : dueDay(due_date)
}

function doneDayOf({ completed_at }: Task): Day {
  return completed_at === null ? '' : localDay(new Date(completed_at))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
