import { z } from 'zod'
import { baseRevision, opIdSchema, writeConditions } from '../entities/conditions.ts'
import { MAX_LABEL_NAME } from '../entities/limits.ts'
import { colorInputSchema, positionInputSchema } from '../entities/schemas.ts'
import { lookupIdSchema, newIdSchema } from '../ids.ts'
import { boundedText } from '../text.ts'

const labelNameSchema = boundedText({ min: 1, max: MAX_LABEL_NAME, trim: true })
const changeable = {
  color: colorInputSchema,
  position: positionInputSchema
    .optional()
    .meta({ description: 'A fractional index among the labels; a new label without one goes to the end' }),
}

export const createLabelSchema = z.object({
  id: newIdSchema
    .optional()
    .meta({ description: 'Chosen by the client, so that a repeated request makes one label' }),
  name: labelNameSchema,
  ...changeable,
  op_id: opIdSchema,
})

/** Omitted means unchanged, null clears. */
export const updateLabelSchema = z.object({
  id: lookupIdSchema,
  name: labelNameSchema.optional(),
  ...changeable,
  base_revision: baseRevision('name'),
  ...writeConditions('label'),
})

export const deleteLabelSchema = z.object({ id: lookupIdSchema, ...writeConditions('label') })
export const labelIdSchema = z.object({ id: lookupIdSchema })

export type CreateLabelInput = z.infer<typeof createLabelSchema>
export type UpdateLabelInput = z.infer<typeof updateLabelSchema>
export type LabelPatch = Pick<UpdateLabelInput, 'name' | 'color' | 'position'>
