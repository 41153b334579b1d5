import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { entityColors } from './colors.ts'
import { refusedAs } from '../zod-error-map.ts'
import { isPosition } from './positions.ts'

/** The fields that every row of the log has. */
export function logFields(noun: string) {
  return {
    created_at: timestampSchema,
    updated_at: timestampSchema,
    revision: z
      .number()
      .int()
      .meta({ description: `Place of the last change to this ${noun} in its owner’s ordered log` }),
  }
}

export const ownerFields = { id: uuidSchema, user_id: uuidSchema }

/** Names an entity, and the revision of its last change or of its deletion. */
export const entityRevisionSchema = z.object({ id: z.string(), revision: z.number().int() })

export type EntityRevision = z.infer<typeof entityRevisionSchema>

const positionMeta = { description: 'A fractional index: rows sort by it, equal ones by id' }

export const positionSchema = z.string().meta(positionMeta)

/** A position that a client computed. */
export const positionInputSchema = z
  .string()
  .refine(isPosition, refusedAs({ code: 'not_a_position' }))
  .meta(positionMeta)

export const colorSchema = z.enum(entityColors).nullable()

/** A color as input. An empty text, as an emptied form field sends it, clears. */
export const colorInputSchema = z
  .preprocess(
    (color: z.infer<typeof colorSchema>) => ((color as string | null) === '' ? null : color),
    colorSchema,
  )
  .optional()
  .meta({ description: 'null clears' })
