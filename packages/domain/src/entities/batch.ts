import { z } from 'zod'
import { domainErrorCodes } from '../error-codes.ts'
import { issueSchema } from '../issue-schema.ts'
import { epochSchema } from './conditions.ts'
import { MAX_BATCH_ITEMS } from './limits.ts'
import { entityKinds, type MutationOf } from './registry.ts'
import type { Entity, EntityKind, EntityOf } from './rows.ts'
import { entityRevisionSchema } from './schemas.ts'

type Kinds = typeof entityKinds

/** One object type, so that the compiler finds a misspelt field. */
type Flat<Value> = Value extends object ? { [Field in keyof Value]: Value[Field] } : never

type InputOf<Kind extends EntityKind, Op extends MutationOf<Kind>> = z.input<
  Extract<Kinds[Kind]['mutations'][Op & keyof Kinds[Kind]['mutations']], z.ZodType>
>

/** One item of a batch: a kind, one of its mutations, and the fields of that mutation. */
export type EntityBatchItem = {
  [Kind in EntityKind]: {
    [Op in MutationOf<Kind>]: Flat<{ kind: Kind; op: Op } & InputOf<Kind, Op>>
  }[MutationOf<Kind>]
}[EntityKind]

interface LooseItem {
  readonly kind: EntityKind
  readonly op: string
  readonly [field: string]: unknown
}

const [first, ...others] = Object.values(entityKinds).map(({ kind, mutations }) =>
  z.looseObject({ kind: z.literal(kind), op: z.enum(Object.keys(mutations)) }),
)

/** Checks only kind and mutation of each item, so that an invalid item fails alone. */
const itemSchema = z.discriminatedUnion('kind', [first as NonNullable<typeof first>, ...others]).meta({
  id: 'EntityBatchItem',
  description:
    'A kind, one of its mutations, and the fields of the operation of that name; an item with an `op_id` is done once',
}) as unknown as z.ZodType<LooseItem, EntityBatchItem>

export const entityBatchInputSchema = z.object({
  commands: z.array(itemSchema).max(MAX_BATCH_ITEMS),
  epoch: epochSchema.meta({
    description:
      'The epoch that the revisions of the commands are of: the part of an ETag or a cursor before its first dot. Refuse the ' +
      'whole batch in any other epoch',
  }),
  return: z.enum(['full', 'minimal']).optional().meta({
    description:
      'What a successful command returns: the entity (full, when omitted), or its id and revision (minimal)',
  }),
})

const error = z.object({ code: z.enum(domainErrorCodes), message: z.string(), issues: z.array(issueSchema) })

const resultFields = {
  status: z.enum(['ok', 'failed']),
  saved: entityRevisionSchema
    .optional()
    .meta({ description: 'With `return: "minimal"`: id and revision in place of the entity' }),
  deleted: entityRevisionSchema.optional(),
  error: error.optional(),
}

type ResultFields = z.infer<z.ZodObject<typeof resultFields>>

/** The result of one item of a batch. */
export type EntityBatchResult = {
  [Kind in EntityKind]: ResultFields & { kind: Kind; entity?: EntityOf<Kind> | undefined }
}[EntityKind]

const results = Object.values(entityKinds).map(({ kind, schema }) =>
  z.object({
    ...resultFields,
    kind: z.literal(kind),
    entity: (schema as z.ZodType<Entity>)
      .optional()
      .meta({ description: 'The present entity; also with a conflict' }),
  }),
)

export const entityBatchOutputSchema = z
  .object({
    results: z.array(
      z.union(results).meta({ id: 'EntityBatchItemResult' }) as unknown as z.ZodType<EntityBatchResult>,
    ),
    cursor: z.string().meta({ description: 'Of the log after the last command' }),
  })
  .meta({ id: 'EntityBatchResult' })

export type EntityBatchInput = z.infer<typeof entityBatchInputSchema>
export type EntityBatchOutput = z.infer<typeof entityBatchOutputSchema>
