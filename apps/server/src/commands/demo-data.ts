import { positionsBetween, type EntityColor, type TaskPriority } from '@taskwire/domain'
import { archived, inbox, lists, subtasks } from './demo-titles.ts'

/** What a demo account contains. Lists and labels are named by their titles and names. */
export interface DemoData {
  readonly lists: readonly DemoList[]
  readonly labels: readonly DemoLabel[]
  /** The oldest first. */
  readonly tasks: readonly DemoTask[]
}

export interface DemoList {
  readonly title: string
  readonly color: EntityColor | null
  readonly created_at: string
  readonly archived_at: string | null
}

export interface DemoLabel {
  readonly name: string
  readonly color: EntityColor | null
  readonly created_at: string
}

/** A task of the demo account with its history: created, started and completed. */
export interface DemoTask extends DemoSubtask {
  readonly description: string | null
  readonly priority: TaskPriority
  readonly due_date: string | null
  readonly started_at: string | null
  /** Undefined: the Inbox. */
  readonly list: string | undefined
  readonly labels: readonly string[]
  /** Within the list, as if the owner had moved some of its tasks by hand. */
  readonly position: string
  readonly subtasks: readonly DemoSubtask[]
}

export interface DemoSubtask {
  readonly title: string
  readonly created_at: string
  readonly completed_at: string | null
}

const labels: readonly (readonly [name: string, color: EntityColor | null])[] = [
  ['phone', 'teal'],
  ['errand', 'orange'],
  ['online', 'indigo'],
  ['waiting', 'yellow'],
  ['quick', null],
]

const DAY = 86_400_000
/** Days back to the first task, and forward to the last due date of a recurring one. */
const PAST = 60
const FUTURE = 21

/** A few hundred tasks in lists around `now`, the same ones for the same moment. */
export function demoData(now: string): DemoData {
  const present = Date.parse(now)
  const chance = sequence()
  const toTask = taskMaker(present, chance)
  const start = instant(present - (PAST + 30) * DAY)
  const open = [{ title: undefined, lines: inbox, recurring: [] }, ...lists].flatMap(
    ({ title, lines, recurring = [] }) => [
      ...lines.map((line) => {
        const created = present - chance() * PAST * DAY
        return toTask(line, title, created, chance() < 0.25 ? null : created + (1 + chance() * 30) * DAY)
      }),
      ...recurring.flatMap(([line, days]) =>
        Array.from({ length: Math.floor((PAST + FUTURE) / days) }, (_, i) => (i * days - PAST) * DAY).map(
          (due) => toTask(line, title, present + Math.min(due - days * DAY, -DAY), present + due),
        ),
      ),
    ],
  )
  const over = archived.lines.map((line, index) => ({
    ...toTask(line, archived.title, present - (PAST - index) * DAY, null),
    completed_at: instant(present - (PAST - 10 - index) * DAY),
    started_at: null,
  }))
  return {
    lists: [...lists, archived].map(({ title, color }) => ({
      title,
      color,
      created_at: start,
      archived_at: title === archived.title ? instant(present - 40 * DAY) : null,
    })),
    labels: labels.map(([name, color]) => ({ name, color, created_at: start })),
    tasks: placed([...open, ...over], chance),
  }
}

/** As many tasks and lists as a measurement needs, in which the texts of the demo account repeat. */
export function largeData(now: string, size: { readonly tasks: number; readonly lists: number }): DemoData {
  const present = Date.parse(now)
  const chance = sequence()
  const toTask = taskMaker(present, chance)
  const all = [inbox, ...lists.map(({ lines }) => lines)].flat()
  const start = instant(present - (PAST + 30) * DAY)
  const names = Array.from(
    { length: size.lists },
    (_, n) => `${lists[n % lists.length]?.title} ${1 + Math.floor(n / lists.length)}`,
  )
  const tasks: Omit<DemoTask, 'position'>[] = []
  for (let count = 0; count < size.tasks;) {
    const created = present - chance() * PAST * DAY
    const due = chance() < 0.25 ? null : created + (1 + chance() * 60) * DAY
    // One list more than there are: the Inbox.
    const list = names[Math.floor(chance() * (names.length + 1))]
    const task = toTask(all[tasks.length % all.length] ?? '', list, created, due)
    const room = size.tasks - count - 1
    const title = `${task.title} ${tasks.length + 1}`
    tasks.push({ ...task, title, subtasks: task.subtasks.slice(0, room) })
    count += 1 + Math.min(task.subtasks.length, room)
  }
  return {
    lists: names.map((title, n) => ({
      title,
      color: lists[n % lists.length]?.color ?? null,
      created_at: start,
      archived_at: null,
    })),
    labels: labels.map(([name, color]) => ({ name, color, created_at: start })),
    tasks: placed(tasks, chance),
  }
}

/** Makes the task of a line: its title, `@label`s and note. */
function taskMaker(present: number, chance: () => number) {
  return (
    line: string,
    list: string | undefined,
    created: number,
    due: number | null,
  ): Omit<DemoTask, 'position'> => {
    const [words = '', description = null] = line.split(' | ')
    const title = words.replaceAll(/ @\w+/g, '')
    // Most long overdue tasks are completed; of the others some are completed early and some in progress.
    const isDone = chance() < (due !== null && due < present - 2 * DAY ? 0.92 : 0.2)
    const done = created + (present - created) * (0.2 + 0.75 * chance())
    const isBegun = isDone || chance() < 0.35
    return {
      title,
      description,
      list,
      labels: [...words.matchAll(/ @(\w+)/g)].flatMap(([, name]) => name ?? []),
      priority: chance() < 0.2 ? 'high' : chance() < 0.35 ? 'low' : 'medium',
      due_date: due === null ? null : dueText(due, chance()),
      created_at: instant(created),
      started_at: isBegun && chance() < 0.6 ? instant(created + (done - created) * 0.5) : null,
      completed_at: isDone ? instant(done) : null,
      // The first ones are completed by hand, the others together with their task.
      subtasks: (subtasks[title] ?? []).map((part, n, { length }) => ({
        title: part,
        created_at: instant(created),
        completed_at: n < length / 2 ? instant(created + (done - created) * 0.8) : null,
      })),
    }
  }
}

/** Gives the tasks of each list positions in the order of their creation, except for some that were moved up. */
function placed(tasks: readonly Omit<DemoTask, 'position'>[], chance: () => number): DemoTask[] {
  const sorted = tasks.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
  return [...Map.groupBy(sorted, ({ list }) => list).values()]
    .flatMap((inList) => {
      const keys = new Map(inList.map((task, n) => [task, chance() < 0.15 ? n * chance() : n]))
      const manual = inList.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
      const positions = positionsBetween(null, null, manual.length) ?? []
      return manual.map((task, n) => ({ ...task, position: positions[n] ?? '' }))
    })
    .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
}

const instant = (time: number) => new Date(time).toISOString()

/** Most are due on a day, some at a time of the day. */
function dueText(due: number, chance: number): string {
  const day = instant(due).slice(0, 10)
  return chance < 0.15 ? `${day}T${String(8 + Math.floor(chance * 60)).padStart(2, '0')}:30:00Z` : day
}

/** A seeded random number generator in [0, 1) (mulberry32). */
function sequence(): () => number {
  let state = 20_260_101
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
