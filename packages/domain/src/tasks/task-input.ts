import { z } from 'zod'
import { baseRevision, writeConditions } from '../entities/conditions.ts'
import { MAX_LABELS_PER_TASK } from '../entities/limits.ts'
import { positionInputSchema } from '../entities/schemas.ts'
import { lookupIdSchema, newIdSchema, parseUuid } from '../ids.ts'
import { instantSchema } from '../instants.ts'
import { boundedText } from '../text.ts'
import { addProblem } from '../zod-error-map.ts'
import { contradiction, isContradictory, type CompletionFlag, type CompletionInput } from './completion.ts'
import { dueDateInputSchema } from './due-date.ts'
import { MAX_DESCRIPTION, MAX_TITLE } from './limits.ts'
import { quickAddLanguages } from './quick-add-languages.ts'
import { remindersInputSchema } from './reminder.ts'
import { recurrenceInputSchema, timeZoneSchema } from './recurrence/recurrence-schema.ts'
import type { LabelChange } from './task-place.ts'
import { prioritySchema, statusSchema } from './task-words.ts'

/** Titles are trimmed: users never mean surrounding white space. */
export const titleSchema = boundedText({ min: 1, max: MAX_TITLE, trim: true })
export const descriptionSchema = boundedText({ max: MAX_DESCRIPTION })

/** Rejects a creation whose views of completion contradict each other. An update is compared with its task instead. */
export function refuseContradiction(input: CompletionInput, ctx: z.core.$RefinementCtx): void {
  if (isContradictory(input)) addProblem(ctx, contradiction, ['status'])
}

const { expected_revision, epoch, op_id } = writeConditions('task')
const base_revision = baseRevision('title or description')

/** Four views of one state. An update ignores the views that equal the task's. */
export const completionViews = {
  status: statusSchema.optional().meta({
    description: 'In any letter case, or a usual word such as `todo`, `doing` or `done`',
  }),
  completed: z.boolean().optional(),
  is_completed: z.boolean().optional().meta({ description: 'The same as `completed`' }),
  completed_at: instantSchema.nullish().meta({ description: 'When the task was completed; null reopens it' }),
}

const changeable = {
  description: descriptionSchema.nullish().meta({ description: 'null clears' }),
  ...completionViews,
  priority: prioritySchema.optional().meta({
    description: 'In any letter case; null and an empty text mean medium',
  }),
  due_date: dueDateInputSchema.meta({
    description:
      'A calendar date or an instant, in UTC unless it names its offset; null and an empty text clear, and clear the recurrence',
  }),
  recurrence: recurrenceInputSchema.nullish().meta({
    description: 'When the task repeats; null clears. A repeating task has a due date and is no subtask',
  }),
}

/** When to remind of a task. */
const reminders = remindersInputSchema
  .nullish()
  .meta({ description: 'When to remind of the task, 5 times at most; null clears' })

/** Repeated ids count once. */
const label_ids = z
  .array(newIdSchema)
  .overwrite((ids) => [...new Set(ids)])
  .max(MAX_LABELS_PER_TASK) as z.ZodType<readonly string[], readonly string[]>

/** Where a task is: its list or parent, its labels, and its position among its neighbours. */
const place = {
  list_id: newIdSchema.nullish().meta({ description: 'The list of a top-level task; null is the Inbox' }),
  parent_id: newIdSchema
    .nullish()
    .meta({ description: 'The task that a subtask belongs to; null for a top-level task' }),
  label_ids: label_ids.nullish().meta({ description: 'The labels of the task; null clears' }),
  position: positionInputSchema.optional().meta({
    description: 'A fractional index within list and parent; a task without one goes to the end',
  }),
}

interface PlaceInput {
  readonly id?: string | undefined
  readonly list_id?: string | null | undefined
  readonly parent_id?: string | null | undefined
}

/** Refuses a list beside a parent, and a task as its own parent. */
function refuseTwoPlaces({ id, list_id, parent_id }: PlaceInput, ctx: z.core.$RefinementCtx): void {
  if (typeof parent_id !== 'string') return
  if (typeof list_id === 'string') addProblem(ctx, { code: 'subtask_with_list' }, ['list_id'])
  if (id !== undefined && parseUuid(id) === parent_id) addProblem(ctx, { code: 'own_parent' }, ['parent_id'])
}

/** Refuses a whole set of labels beside changes to the set. */
function refuseTwoLabelForms(input: LabelChange, ctx: z.core.$RefinementCtx): void {
  const { label_ids, add_label_ids, remove_label_ids } = input
  if (label_ids === undefined || (add_label_ids === undefined && remove_label_ids === undefined)) return
  addProblem(ctx, { code: 'not_combinable', fields: ['add_label_ids', 'remove_label_ids'] }, ['label_ids'])
}

export const createTaskSchema = z
  .object({
    id: z
      .preprocess((id: string) => (typeof id === 'number' ? undefined : id), newIdSchema.optional())
      .optional()
      .meta({
        description:
          'Chosen by the client, so that a repeated request makes one task. A number is ignored: it is the id of a form, not of a task',
      }),
    title: titleSchema,
    ...changeable,
    ...place,
    reminders,
    op_id,
  })
  .superRefine(refuseContradiction)
  .superRefine(refuseTwoPlaces)

/** A line as the user typed it. Quick add parses it. */
export const quickAddSchema = z.object({
  text: boundedText({ min: 1, max: 1_000, trim: true }).meta({
    description: 'Title, due date and priority in one line',
  }),
  time_zone: timeZoneSchema.optional().meta({
    description:
      'IANA name of the zone in which "today" and "9am" are meant; the one of the profile when omitted, else UTC',
  }),
  language: z.enum(quickAddLanguages).optional().meta({
    description:
      'The language of the words; en when omitted. Marks such as "!high" and "p1" are read in each',
  }),
  id: newIdSchema
    .optional()
    .meta({ description: 'Chosen by the client, so that a repeated request makes one task' }),
  op_id,
})

/** The `updated_at` in a whole task that is sent back. Invalid instants are ignored. */
export const sentBackSchema = z
  .preprocess((text: string) => instantSchema.safeParse(text).data, instantSchema.optional())
  .optional()
  .meta({
    description: 'As it was read, in a whole task that is sent back: tells an old copy from the present task',
  })

/** Omitted means unchanged, null clears. */
export const updateTaskSchema = z
  .object({
    id: lookupIdSchema,
    title: titleSchema.optional(),
    ...changeable,
    ...place,
    reminders,
    add_label_ids: label_ids
      .optional()
      .meta({ description: 'Labels to add to those of the task; not together with `label_ids`' }),
    remove_label_ids: label_ids
      .optional()
      .meta({ description: 'Labels to take off the task; not together with `label_ids`' }),
    updated_at: sentBackSchema,
    expects_open: z.boolean().optional().meta({
      description:
        'Refuses the change with REVISION_CONFLICT when the task was completed meanwhile and another one followed it',
    }),
    expected_revision,
    base_revision,
    epoch,
    op_id,
  })
  .superRefine(refuseTwoPlaces)
  .superRefine(refuseTwoLabelForms)

/** Where a task moves to: a list or a parent, and a neighbour there. */
export const moveTaskSchema = z
  .object({
    id: lookupIdSchema,
    list_id: place.list_id,
    parent_id: place.parent_id,
    before_id: newIdSchema.optional().meta({ description: 'The task that follows after the move' }),
    after_id: newIdSchema.optional().meta({ description: 'The task that precedes after the move' }),
    expected_revision,
    epoch,
    op_id,
  })
  .superRefine(refuseTwoPlaces)
  .superRefine(({ before_id, after_id }, ctx) => {
    if (before_id !== undefined && after_id !== undefined)
      addProblem(ctx, { code: 'not_combinable', fields: ['after_id'] }, ['before_id'])
  })

export const deleteTaskSchema = z.object({ id: lookupIdSchema, expected_revision, epoch, op_id })
export const restoreTaskSchema = z.object({ id: lookupIdSchema, op_id })

export const skipTaskSchema = z.object({ id: lookupIdSchema, expected_revision, epoch, op_id })

export const taskIdSchema = z.object({ id: lookupIdSchema })

export type QuickAddInput = z.infer<typeof quickAddSchema>
export type CreateTaskInput = z.infer<typeof createTaskSchema>
export type UpdateTaskInput = z.infer<typeof updateTaskSchema>
export type MoveTaskInput = z.infer<typeof moveTaskSchema>
export type DeleteTaskInput = z.infer<typeof deleteTaskSchema>
export type SkipTaskInput = z.infer<typeof skipTaskSchema>
export type RestoreTaskInput = z.infer<typeof restoreTaskSchema>

/** A change of a task. `completed: 'flip'` toggles it. */
export interface TaskPatch extends Omit<
  UpdateTaskInput,
  'id' | 'expects_open' | 'expected_revision' | 'base_revision' | 'epoch' | 'op_id' | 'completed'
> {
  readonly completed?: CompletionFlag | undefined
  /** Of a replica's effects alone: the task that the completion made. */
  readonly next_id?: string | undefined
}
