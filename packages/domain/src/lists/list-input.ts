import { z } from 'zod'
import { baseRevision, opIdSchema, writeConditions } from '../entities/conditions.ts'
import { MAX_LIST_TITLE } from '../entities/limits.ts'
import { colorInputSchema, positionInputSchema } from '../entities/schemas.ts'
import { lookupIdSchema, newIdSchema } from '../ids.ts'
import { boundedText } from '../text.ts'

const title = boundedText({ min: 1, max: MAX_LIST_TITLE, trim: true })
const changeable = {
  color: colorInputSchema,
  position: positionInputSchema
    .optional()
    .meta({ description: 'A fractional index among the lists; a new list without one goes to the end' }),
  archived: z.boolean().optional().meta({ description: 'Archives the list, or brings it back' }),
}

export const createListSchema = z.object({
  id: newIdSchema
    .optional()
    .meta({ description: 'Chosen by the client, so that a repeated request makes one list' }),
  title,
  ...changeable,
  op_id: opIdSchema,
})

/** Omitted means unchanged, null clears. */
export const updateListSchema = z.object({
  id: lookupIdSchema,
  title: title.optional(),
  ...changeable,
  base_revision: baseRevision('title'),
  ...writeConditions('list'),
})

export const deleteListSchema = z.object({ id: lookupIdSchema, ...writeConditions('list') })
export const restoreListSchema = z.object({ id: lookupIdSchema, op_id: opIdSchema })
export const listIdSchema = z.object({ id: lookupIdSchema })

export const listListsSchema = z.object({
  archived: z.boolean().optional().meta({ description: 'Only archived lists, or only the others' }),
})

export type CreateListInput = z.infer<typeof createListSchema>
export type UpdateListInput = z.infer<typeof updateListSchema>
export type ListPatch = Pick<UpdateListInput, 'title' | 'color' | 'position' | 'archived'>
