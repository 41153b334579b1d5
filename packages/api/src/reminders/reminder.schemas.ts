import { instantSchema, limitSchema, timestampSchema, uuidSchema } from '@taskwire/domain'
import { z } from 'zod'

export const deliverySchema = z
  .object({
    task_id: uuidSchema,
    title: z.string(),
    due_date: z.string().nullable(),
    moment: timestampSchema.meta({ description: 'When the reminder was due' }),
    missed: z.boolean().meta({
      description: 'True for a moment that was over for more than a day when the server could deliver it',
    }),
    created_at: timestampSchema.meta({ description: 'When the server delivered or dropped it' }),
  })
  .meta({ id: 'ReminderDelivery' })

export type ReminderDelivery = z.infer<typeof deliverySchema>

export const listInput = z.object({ limit: limitSchema(100, '50') })

export const followInput = z.object({
  lastEventId: instantSchema.nullish().meta({ description: 'The cursor of the last page that was received' }),
})

const reminderActions = ['done', 'snooze'] as const

export const actInput = z.object({
  token: z.string().min(1).max(1_000).meta({ description: 'The token of the notification' }),
  action: z.enum(reminderActions).meta({
    description: '`done` completes the task, `snooze` reminds again in an hour',
  }),
})

export type ReminderAct = z.infer<typeof actInput>
