import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { changesInputSchema } from '../sync/changes-input.ts'
import { entityKindNames, entityKinds } from './registry.ts'
import type { EntityKind, EntityOf } from './rows.ts'

const kindSchema = z.enum(entityKindNames)
const revision = z.number().int()

type Upsert<Kind extends EntityKind> = {
  readonly kind: Kind
  readonly type: 'upsert'
  readonly revision: number
  readonly entity: EntityOf<Kind>
}

interface Deletion<Kind extends EntityKind> {
  readonly kind: Kind
  readonly type: 'delete'
  readonly revision: number
  readonly id: string
}

/** The state of one entity as of a revision, or its deletion. */
export type EntityChange = { [Kind in EntityKind]: Upsert<Kind> | Deletion<Kind> }[EntityKind]

const upserts = Object.values(entityKinds).map(({ kind, schema }) =>
  z.object({ kind: z.literal(kind), type: z.literal('upsert'), revision, entity: schema as z.ZodType }),
)

const entityChangeSchema = z
  .union([...upserts, z.object({ kind: kindSchema, type: z.literal('delete'), revision, id: uuidSchema })])
  .meta({ id: 'EntityChange' }) as unknown as z.ZodType<EntityChange>

/** A page of the log with the changes of several kinds, in the order of their revisions. */
export interface EntityChangePage {
  readonly changes: EntityChange[]
  readonly cursor: string
  readonly has_more: boolean
  readonly reset: boolean
}

export const entityChangePageSchema = z
  .object({
    changes: z.array(entityChangeSchema),
    cursor: z.string().meta({ description: 'Where the next page starts. Store it with the changes' }),
    has_more: z.boolean().meta({ description: 'True: read the next page at once' }),
    reset: z.boolean().meta({
      description: 'True: discard all rows, this page starts from empty (a first read, or another epoch)',
    }),
  })
  .meta({ id: 'EntityChangePage' }) as unknown as z.ZodType<EntityChangePage>

/** Kinds as an array, or as one text with commas between them. */
const kindsSchema = z
  .preprocess(
    // Not `EntityKind`: the published types of the client would name it.
    (kinds: z.infer<typeof kindSchema>[]) =>
      typeof kinds === 'string' ? (kinds as string).split(',') : kinds,
    z.array(kindSchema).min(1),
  )
  .optional()
  .meta({ description: `Only changes of these kinds, such as \`task,list\`; all kinds when omitted` })

export const entityChangesInputSchema = changesInputSchema.extend({ kinds: kindsSchema })

export type EntityChangesInput = z.infer<typeof entityChangesInputSchema>

/** Where a subscription starts, and the kinds that it yields. */
export const followChangesSchema = z.object({
  lastEventId: z.string().max(100).nullish(),
  kinds: kindsSchema,
})
