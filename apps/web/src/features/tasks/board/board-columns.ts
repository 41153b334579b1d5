import type { Task } from '../data/task.ts'
import type { Section } from '../list/select-view.ts'

export const statuses = ['pending', 'in_progress', 'completed'] as const

/** A column renders this many cards, so that a long board stays responsive. */
export const MAX_CARDS = 100

export interface Column {
  readonly status: Task['status']
  readonly tasks: readonly Task[]
  /** The number of tasks that are not shown. */
  readonly hidden: number
}

/** Returns the columns of a board, also empty ones. Subtasks are part of the card of their task. */
export function boardColumns(sections: readonly Section[]): readonly Column[] {
  return statuses.map((status) => {
    const section = sections.find(({ key }) => key === status)
    const all = section?.tasks.filter(({ id }) => section.nested?.has(id) !== true) ?? []
    return { status, tasks: all.slice(0, MAX_CARDS), hidden: Math.max(0, all.length - MAX_CARDS) }
  })
}

/** Returns the sections of the shown cards, in the order of the columns. */
export function shownCards(sections: readonly Section[]): readonly Section[] {
  return boardColumns(sections)
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ status, tasks }) => ({ key: status, tasks }))
}

/** Returns the id of the card beside a card, at the same height or the last one. Undefined if there is no such column with cards. */
export function cardBeside(columns: readonly Column[], id: string, by: 1 | -1): string | undefined {
  const at = columns.findIndex(({ tasks }) => tasks.some((task) => task.id === id))
  const row = columns[at]?.tasks.findIndex((task) => task.id === id) ?? -1
  for (let next = at + by; at >= 0 && next >= 0 && next < columns.length; next += by) {
    const tasks = columns[next]?.tasks ?? []
    const beside = tasks[Math.min(row, tasks.length - 1)]
    if (beside !== undefined) return beside.id
  }
  return undefined
}

/** Returns the status of the column beside a status. */
export function statusBeside(status: Task['status'], by: 1 | -1): Task['status'] | undefined {
  return statuses[statuses.indexOf(status) + by]
}
