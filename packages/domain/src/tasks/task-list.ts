import { z } from 'zod'
import { isPosition } from '../entities/positions.ts'
import { newIdSchema, parseUuid } from '../ids.ts'
import { boundedText } from '../text.ts'
import { refusedAs } from '../zod-error-map.ts'
import { dueDateSchema, dueInstant } from './due-date.ts'
import { limitSchema, pageFields, refuseTwoStarts } from '../paging.ts'
import { priorityFilterSchema, statusSchema } from './task-words.ts'
import { sortOrders, taskSorts, type SortOrder, type TaskSort } from './list-order.ts'
import { taskPriorities } from './task.ts'

/** List parameters that all contracts share. */
export const listFields = {
  completed: z.boolean().optional().meta({ description: 'Only completed tasks, or only open ones' }),
  limit: limitSchema(500, 'all tasks'),
  cursor: z.string().max(200).optional().meta({
    description: 'Where the next page starts: from the Link header, or `nextCursor` of the typed client',
  }),
  ...pageFields,
}

/** An id, or a word for none. */
function idOr(word: string) {
  return z
    .string()
    .toLowerCase()
    .refine(
      (text) => text === word || parseUuid(text) !== undefined,
      refusedAs({ code: 'wrong_format', format: 'uuid' }),
    )
}

export const listTasksSchema = z
  .object({
    status: statusSchema.optional(),
    priority: priorityFilterSchema.optional(),
    due_before: dueDateSchema.optional().meta({ description: 'Due strictly before this date or instant' }),
    due_after: dueDateSchema.optional().meta({ description: 'Due at or after this date or instant' }),
    list_id: idOr('inbox')
      .optional()
      .meta({ description: 'Only top-level tasks of this list; `inbox` for those in no list' }),
    parent_id: idOr('none')
      .optional()
      .meta({ description: 'Only subtasks of this task; `none` for top-level tasks' }),
    label_id: newIdSchema.optional().meta({ description: 'Only tasks with this label' }),
    search: boundedText({ min: 1, max: 200 })
      .optional()
      .meta({ description: 'Part of title or description, whatever the letter case and accents' }),
    sort: z.enum(taskSorts).optional().meta({ description: 'created_at when omitted' }),
    order: z.enum(sortOrders).optional().meta({
      description:
        'When omitted: newest, soonest due, most important or lowest position first; tasks without a due date last',
    }),
    ...listFields,
  })
  .superRefine(refuseTwoStarts)

export type ListTasksInput = z.infer<typeof listTasksSchema>

/** The position of a task in a sorted list. `value` is null for a task without a due date. */
export interface ListPosition {
  readonly sort: TaskSort
  readonly order: SortOrder
  readonly value: string | null
  readonly id: string
}

const cursorPattern =
  /^(created_at|due_date|priority|updated_at|position)~(asc|desc)~([^~]*)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Parses a cursor. Returns undefined for a text that this service never issued. */
export function parseCursor(cursor: string): ListPosition | undefined {
  const [, sort, order, value = '', id] = cursorPattern.exec(cursor) ?? []
  if (sort === undefined || order === undefined || id === undefined) return undefined
  const position = {
    sort: sort as TaskSort,
    order: order as SortOrder,
    value: value === '' ? null : value,
    id,
  }
  return isPlausible(position) ? position : undefined
}

function isPlausible({ sort, value }: ListPosition): boolean {
  if (sort === 'priority') return taskPriorities.some((priority) => priority === value)
  if (sort === 'position') return value !== null && isPosition(value)
  if (value === null) return sort === 'due_date'
  return value.length === 24 && dueInstant(value) === value
}
