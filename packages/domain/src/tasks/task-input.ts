import { z } from 'zod'
import { lookupIdSchema, newIdSchema } from '../ids.ts'
import { instantSchema } from '../instants.ts'
import { boundedText, isStorableText } from '../text.ts'
import { completionContradiction, type CompletionInput } from './completion.ts'
import { dueDateSchema } from './due-date.ts'
import { MAX_DESCRIPTION, MAX_TITLE } from './limits.ts'
import { quickAddLanguages } from './quick-add-languages.ts'
import { taskPriorities, taskStatuses } from './task.ts'
import { isTimeZone } from './time-zone.ts'

/** Surrounding white space is never meant as part of a title. */
export const titleSchema = boundedText({ min: 1, max: MAX_TITLE, trim: true })
export const descriptionSchema = boundedText({ max: MAX_DESCRIPTION })

/** Refuses an input whose views of completion contradict each other. */
export function refuseContradiction(input: CompletionInput, ctx: z.core.$RefinementCtx): void {
  const message = completionContradiction(input)
  if (message !== undefined) ctx.addIssue({ code: 'custom', message, path: ['status'] })
}

/** A name for one request of this user: repeated under the same one it is done once and answered alike. */
const op_id = z
  .string()
  .min(1)
  .max(200)
  .refine(isStorableText, 'contains characters that cannot be stored')
  .optional()
const revision = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()
const expected_revision = revision.meta({ description: 'Refuse unless the task is at this very revision' })
export const epochSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be the part of an ETag or a cursor before its first dot')
  .optional()
const epoch = epochSchema.meta({
  description:
    'The epoch that the revisions of this request are of: the part of an ETag or a cursor before its first dot. Refuse in any other epoch',
})
const base_revision = revision.meta({
  description: 'Refuse if a title or description that is to change was changed after this revision',
})

const changeable = {
  description: descriptionSchema.nullish().meta({ description: 'null clears' }),
  status: z.enum(taskStatuses).optional(),
  completed: z.boolean().optional(),
  priority: z.enum(taskPriorities).optional(),
  due_date: dueDateSchema.nullish().meta({ description: 'A calendar date or an instant; null clears' }),
  completed_at: instantSchema.nullish(),
}

export const createTaskSchema = z
  .object({
    id: newIdSchema
      .optional()
      .meta({ description: 'Chosen by the client, so that a repeated request makes one task' }),
    title: titleSchema,
    ...changeable,
    op_id,
  })
  .superRefine(refuseContradiction)

/** A line as a person types it; how it is read is the matter of quick add. */
export const quickAddSchema = z.object({
  text: boundedText({ min: 1, max: 1_000, trim: true }).meta({
    description: 'Title, due date and priority in one line',
  }),
  time_zone: z
    .string()
    .max(100)
    .refine(isTimeZone, 'must be the IANA name of a time zone, such as Europe/Berlin')
    .optional()
    .meta({ description: 'IANA name of the zone in which "today" and "9am" are meant; UTC when omitted' }),
  language: z.enum(quickAddLanguages).optional().meta({
    description:
      'The language of the words; en when omitted. Marks such as "!high" and "p1" are read in each',
  }),
  id: newIdSchema
    .optional()
    .meta({ description: 'Chosen by the client, so that a repeated request makes one task' }),
})

/** Omitted means unchanged, null clears. */
export const updateTaskSchema = z
  .object({
    id: lookupIdSchema,
    title: titleSchema.optional(),
    ...changeable,
    expected_revision,
    base_revision,
    epoch,
    op_id,
  })
  .superRefine(refuseContradiction)

export const completeTaskSchema = z.object({
  id: lookupIdSchema,
  completed: z.boolean(),
  expected_revision,
  epoch,
  op_id,
})

export const deleteTaskSchema = z.object({ id: lookupIdSchema, expected_revision, epoch, op_id })
export const restoreTaskSchema = z.object({ id: lookupIdSchema, op_id })

export const taskIdSchema = z.object({ id: lookupIdSchema })

export type QuickAddInput = z.infer<typeof quickAddSchema>
export type CreateTaskInput = z.infer<typeof createTaskSchema>
export type UpdateTaskInput = z.infer<typeof updateTaskSchema>
export type CompleteTaskInput = z.infer<typeof completeTaskSchema>
export type DeleteTaskInput = z.infer<typeof deleteTaskSchema>
export type RestoreTaskInput = z.infer<typeof restoreTaskSchema>
export type TaskPatch = Omit<
  UpdateTaskInput,
  'id' | 'expected_revision' | 'base_revision' | 'epoch' | 'op_id'
>
