import { z } from 'zod'
import { colorSchema, logFields, ownerFields, positionSchema } from '../entities/schemas.ts'

/** A label that tasks of any list may carry. */
export const labelSchema = z
  .object({
    ...ownerFields,
    name: z.string().meta({ description: 'Unique among the labels of a user, whatever the letter case' }),
    color: colorSchema,
    position: positionSchema,
    ...logFields('label'),
  })
  .meta({ id: 'Label' })

export type Label = z.infer<typeof labelSchema>
