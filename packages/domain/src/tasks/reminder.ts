import { z } from 'zod'
import { instantSchema, timestampSchema } from '../instants.ts'
import { addProblem } from '../zod-error-map.ts'
import { MAX_REMINDERS } from './limits.ts'

/** The longest time before the due date: four weeks. */
const MAX_REMINDER_MINUTES = 28 * 24 * 60

/**
 * When to remind of a task: minutes before it is due, or at an instant. A task that is due on a day without a time is due at the
 * start of the day in the person's profile. One in the past is kept and never delivered; minutes wait for a due date.
 */
export type Reminder =
  /** Minutes before the due date; 0 is the due date itself. */
  | { readonly minutes_before: number }
  /** An instant. */
  | { readonly at: string }

/** The reminders of a task in outputs. */
export const remindersSchema = z
  .array(z.union([z.object({ minutes_before: z.number().int() }), z.object({ at: timestampSchema })]))
  .meta({
    description: 'When to remind of the task: minutes before it is due, or at an instant',
  }) as z.ZodType<readonly Reminder[], readonly Reminder[]>

const reminderInput = z
  .object({
    minutes_before: z
      .number()
      .int()
      .min(0)
      .max(MAX_REMINDER_MINUTES)
      .optional()
      .meta({ description: 'Minutes before the task is due; 0 is the due date itself' }),
    at: instantSchema.optional().meta({ description: 'An instant, in UTC unless it names its offset' }),
  })
  .superRefine(({ minutes_before, at }, ctx) => {
    if (minutes_before === undefined && at === undefined)
      addProblem(ctx, { code: 'required' }, ['minutes_before'])
    if (minutes_before !== undefined && at !== undefined)
      addProblem(ctx, { code: 'not_combinable', fields: ['at'] }, ['minutes_before'])
  }) as unknown as z.ZodType<Reminder, Reminder>

/** The reminders of a task in inputs. Repeated ones count once. */
export const remindersInputSchema = z
  .array(reminderInput)
  .overwrite(withoutRepeats)
  .max(MAX_REMINDERS) as unknown as z.ZodType<readonly Reminder[], readonly Reminder[]>

function withoutRepeats(reminders: Reminder[]): Reminder[] {
  return [...new Map(reminders.map((reminder) => [JSON.stringify(reminder), reminder])).values()]
}
