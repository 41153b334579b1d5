import type { TaskPriority } from '@taskwire/domain'
import { recurring, titles } from './demo-titles.ts'

/** A task of the demo account with its history: created, started and completed. */
export interface DemoTask {
  readonly title: string
  readonly description: string | null
  readonly priority: TaskPriority
  readonly due_date: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly completed_at: string | null
}

const DAY = 86_400_000
/** Days back to the first task, and forward to the last due date of a recurring one. */
const PAST = 60
const FUTURE = 21

/** A few hundred tasks around `now`, the same ones for the same moment, the oldest first. */
export function demoTasks(now: string): DemoTask[] {
  const present = Date.parse(now)
  const chance = sequence()
  const once = titles.map((text) => {
    const [title = '', description = null] = text.split(' | ')
    const created = present - chance() * PAST * DAY
    const due = chance() < 0.25 ? null : created + (1 + chance() * 30) * DAY
    return task(title, description, created, due)
  })
  const again = recurring.flatMap(([title, days]) => {
    const dues = Array.from({ length: Math.floor((PAST + FUTURE) / days) }, (_, i) => (i * days - PAST) * DAY)
    return dues.map((due) => task(title, null, present + Math.min(due - days * DAY, -DAY), present + due))
  })
  return [...once, ...again].toSorted((a, b) => a.created_at.localeCompare(b.created_at))

  function task(title: string, description: string | null, created: number, due: number | null): DemoTask {
    // Most long overdue tasks are completed; of the others some are completed early and some in progress.
    const isDone = chance() < (due !== null && due < present - 2 * DAY ? 0.92 : 0.2)
    const done = created + (present - created) * (0.2 + 0.75 * chance())
    const isBegun = isDone || chance() < 0.2
    return {
      title,
      description,
      priority: chance() < 0.2 ? 'high' : chance() < 0.35 ? 'low' : 'medium',
      due_date: due === null ? null : dueText(due, chance()),
      created_at: instant(created),
      started_at: isBegun && chance() < 0.6 ? instant(created + (done - created) * 0.5) : null,
      completed_at: isDone ? instant(done) : null,
    }
  }
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
