import { z } from 'zod'
import { timestampSchema } from '../instants.ts'
import { limitSchema, pageFields, refuseTwoStarts } from '../paging.ts'
import { refusedAs } from '../zod-error-map.ts'
import { taskSchema } from './task.ts'

const cursorPattern = /^\d{1,15}$/

/** Filters and page of the trash, the latest deletion first. */
export const trashSchema = z
  .object({
    completed: z.boolean().optional().meta({ description: 'Only completed tasks, or only open ones' }),
    limit: limitSchema(500, '100'),
    cursor: z
      .string()
      .refine((text) => cursorPattern.test(text), refusedAs({ code: 'unknown_cursor' }))
      .meta({ pattern: cursorPattern.source })
      .optional()
      .meta({
        description: 'Where the next page starts: the `revision` of the last task of the page before',
      }),
    ...pageFields,
  })
  .superRefine(refuseTwoStarts)

export type TrashInput = z.infer<typeof trashSchema>

/** The last living state of a deleted task, with the revision of its deletion. */
export const deletedTaskSchema = taskSchema
  .extend({ deleted_at: timestampSchema })
  .meta({ id: 'DeletedTask' })

export type DeletedTask = z.infer<typeof deletedTaskSchema>
