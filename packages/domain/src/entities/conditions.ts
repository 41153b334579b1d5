import { z } from 'zod'
import { isStorableText } from '../text.ts'
import { refusedAs } from '../zod-error-map.ts'

const revision = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()

/** Names one request of a user. A request that is repeated under the same name runs once and returns the same response. */
export const opIdSchema = z
  .string()
  .min(1)
  .max(200)
  .refine(isStorableText, refusedAs({ code: 'unstorable_characters' }))
  .optional()

const epochPattern = /^[A-Za-z0-9_-]{1,32}$/

export const epochSchema = z
  .string()
  .refine((text) => epochPattern.test(text), refusedAs({ code: 'not_an_epoch' }))
  .meta({ pattern: epochPattern.source })
  .optional()

/** The conditions of a write; `noun` names the kind of the row in descriptions. */
export function writeConditions(noun: string) {
  return {
    expected_revision: revision.meta({ description: `Refuse unless the ${noun} is at this very revision` }),
    epoch: epochSchema.meta({
      description:
        'The epoch that the revisions of this request are of: the part of an ETag or a cursor before its first dot. Refuse in any other epoch',
    }),
    op_id: opIdSchema,
  }
}

/** The revision that an edit of texts is based on; `texts` names them in the description. */
export function baseRevision(texts: string) {
  return revision.meta({
    description: `Refuse if a ${texts} that is to change was changed after this revision`,
  })
}
