import { z } from 'zod'
import { colorSchema, logFields, ownerFields, positionSchema } from '../entities/schemas.ts'
import { timestampSchema } from '../instants.ts'

/** A list of tasks. The Inbox is not a list: its tasks have no `list_id`. */
export const listSchema = z
  .object({
    ...ownerFields,
    title: z.string(),
    color: colorSchema,
    position: positionSchema,
    archived_at: timestampSchema.nullable(),
    ...logFields('list'),
  })
  .meta({ id: 'List' })

export type List = z.infer<typeof listSchema>
