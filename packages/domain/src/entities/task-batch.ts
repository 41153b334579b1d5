import { z } from 'zod'
import { domainErrorCodes } from '../error-codes.ts'
import { issueSchema } from '../issue-schema.ts'
import { taskSchema } from '../tasks/task.ts'
import type { EntityBatchItem } from './batch.ts'
import { epochSchema } from './conditions.ts'
import { MAX_BATCH_ITEMS } from './limits.ts'
import { entityRevisionSchema } from './schemas.ts'

const batchItemSchema = z
  .looseObject({ op: z.enum(['create', 'update', 'complete', 'delete', 'restore']) })
  .meta({
    id: 'TaskCommand',
    description:
      'The command, and the fields of the operation of that name; `op_id` names it, so that it is done once',
  })

/** An item of a batch of tasks. */
type TaskBatchItem = WithoutKind<Extract<EntityBatchItem, { kind: 'task' }>>

type WithoutKind<Item> = Item extends object
  ? { [Field in keyof Item as Exclude<Field, 'kind'>]: Item[Field] }
  : never

/** Types the fields of each item for callers, although the input schema of a batch does not parse them. */
const typedBatchItemSchema = batchItemSchema as unknown as z.ZodType<
  z.infer<typeof batchItemSchema>,
  TaskBatchItem
>

export const batchInputSchema = z.object({
  commands: z.array(typedBatchItemSchema).max(MAX_BATCH_ITEMS),
  epoch: epochSchema.meta({
    description:
      'The epoch that the revisions of the commands are of: the part of an ETag or a cursor before its first dot. Refuse the ' +
      'whole batch in any other epoch',
  }),
  return: z.enum(['full', 'minimal']).optional().meta({
    description:
      'What a command that was done returns: the task (full, when omitted), or only its id and revision (minimal)',
  }),
})

export const batchItemResultSchema = z
  .object({
    status: z.enum(['ok', 'failed']),
    task: taskSchema.optional().meta({ description: 'The task as it stands; with a conflict too' }),
    saved: entityRevisionSchema
      .optional()
      .meta({ description: 'With `return: "minimal"`: in place of the task, its id and revision' }),
    deleted: entityRevisionSchema.optional(),
    error: z
      .object({ code: z.enum(domainErrorCodes), message: z.string(), issues: z.array(issueSchema) })
      .optional(),
  })
  .meta({ id: 'CommandResult' })

export const batchOutputSchema = z
  .object({
    results: z.array(batchItemResultSchema),
    cursor: z.string().meta({ description: 'Of the log after the last command' }),
  })
  .meta({ id: 'BatchResult' })

export type BatchInput = z.infer<typeof batchInputSchema>
export type BatchOutput = z.infer<typeof batchOutputSchema>
export type BatchItemResult = z.infer<typeof batchItemResultSchema>
