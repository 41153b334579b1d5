import { dueInstant } from './due-date.ts'
import type { Task } from './task.ts'

// Separate from the list schemas: the published client needs the cursor and must not bundle zod for it.

export const taskSorts = ['created_at', 'due_date', 'priority', 'updated_at', 'position'] as const
export const sortOrders = ['asc', 'desc'] as const

export type TaskSort = (typeof taskSorts)[number]
export type SortOrder = (typeof sortOrders)[number]

/** Newest first, soonest due first, most important first, and by position as the user ordered them. */
export const defaultOrder = {
  created_at: 'desc',
  due_date: 'asc',
  priority: 'desc',
  updated_at: 'desc',
  position: 'asc',
} as const satisfies Record<TaskSort, SortOrder>

/** The parts of a list's input that decide its order and pages. */
export interface ListOrder {
  readonly sort?: TaskSort | undefined
  readonly order?: SortOrder | undefined
  /** Tasks per page. */
  readonly limit?: number | undefined
}

/** Returns the sort of an input, with defaults. */
export function sortOf(input: ListOrder): { sort: TaskSort; order: SortOrder } {
  const sort = input.sort ?? 'created_at'
  return { sort, order: input.order ?? defaultOrder[sort] }
}

/** Returns the cursor of the page after `tasks`; null after a page that is not full. After a full last page the next page is empty. */
export function nextCursor(tasks: readonly Task[], input: ListOrder): string | null {
  const last = tasks.at(-1)
  if (last === undefined || input.limit === undefined || tasks.length < input.limit) return null
  const { sort, order } = sortOf(input)
  const value = sort === 'due_date' ? last.due_date && dueInstant(last.due_date) : last[sort]
  return [sort, order, value ?? '', last.id].join('~')
}
