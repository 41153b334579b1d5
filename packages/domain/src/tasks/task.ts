import { z } from 'zod'
import { positionSchema } from '../entities/schemas.ts'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { remindersSchema } from './reminder.ts'
import { recurrenceSchema } from './recurrence/recurrence-schema.ts'

export const taskStatuses = ['pending', 'in_progress', 'completed'] as const
export const taskPriorities = ['low', 'medium', 'high'] as const

export type TaskStatus = (typeof taskStatuses)[number]
export type TaskPriority = (typeof taskPriorities)[number]

/** A task as all contracts except the older ones return it. Field names are those of the database. */
export const taskSchema = z
  .object({
    id: uuidSchema,
    number: z.number().int().meta({
      description:
        'Id of the task in contracts with integer ids. Random, so it says nothing about the number of tasks',
    }),
    user_id: uuidSchema,
    title: z.string(),
    description: z.string().nullable(),
    status: z.enum(taskStatuses),
    completed: z.boolean(),
    priority: z.enum(taskPriorities),
    due_date: z.string().nullable().meta({ description: 'A calendar date or an instant, as it was given' }),
    completed_at: timestampSchema.nullable(),
    list_id: uuidSchema.nullable().meta({ description: 'The list of a top-level task; null in the Inbox' }),
    parent_id: uuidSchema
      .nullable()
      .meta({ description: 'The task that a subtask belongs to; null for a top-level task' }),
    label_ids: z.array(uuidSchema) as z.ZodType<readonly string[], readonly string[]>,
    position: positionSchema,
    reminders: remindersSchema,
    recurrence: recurrenceSchema
      .nullable()
      .meta({ description: 'When the task repeats; null for a task that does not' }),
    next_id: uuidSchema
      .nullable()
      .meta({ description: 'The task that a completion of this repeating task made; null before' }),
    created_at: timestampSchema,
    updated_at: timestampSchema,
    revision: z
      .number()
      .int()
      .meta({ description: 'Place of the last change to this task in its owner’s ordered log' }),
  })
  .meta({ id: 'Task' })

export type Task = z.infer<typeof taskSchema>

/** A task with the free-text status that one contract lets its clients choose. */
export interface TaskWithStatusLabel extends Task {
  readonly status_label: string | null
}
