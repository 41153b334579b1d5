import { z } from 'zod'
import { timestampSchema } from '../instants.ts'
import { taskSchema } from './task.ts'

/** What is asked of the trash; the latest deleted first. */
export const trashSchema = z.object({
  limit: z.number().int().min(1).max(500).optional().meta({ description: 'Page size; 100 when omitted' }),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'is no cursor of this list')
    .optional()
    .meta({ description: 'Where the next page starts: the `revision` of the last task of the page before' }),
})

export type TrashInput = z.infer<typeof trashSchema>

/** A task as it was when it was deleted; its revision is that of the deletion. */
export const deletedTaskSchema = taskSchema
  .extend({ deleted_at: timestampSchema })
  .meta({ id: 'DeletedTask' })

export type DeletedTask = z.infer<typeof deletedTaskSchema>
