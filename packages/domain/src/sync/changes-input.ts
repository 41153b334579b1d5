import { z } from 'zod'
import { limitSchema } from '../paging.ts'

export const maxChangesPerPage = 1_000
/** Seconds that a request may wait for a change. */
const maxWait = 30

export const changesInputSchema = z.object({
  cursor: z.string().max(100).optional().meta({ description: 'From the last page; omitted: from empty' }),
  limit: limitSchema(maxChangesPerPage, '500'),
  wait: z
    .number()
    .min(0)
    .max(maxWait)
    .optional()
    .meta({ description: 'Seconds to wait when there is no change yet; 0 when omitted' }),
})
