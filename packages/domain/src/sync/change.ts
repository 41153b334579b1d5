import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { limitSchema } from '../paging.ts'
import { taskSchema } from '../tasks/task.ts'

/** A change to one task: its state at a revision, or its deletion. */
export const changeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('upsert'), revision: z.number().int(), task: taskSchema }),
    z.object({ type: z.literal('delete'), revision: z.number().int(), id: uuidSchema }),
  ])
  .meta({ id: 'Change' })

export type Change = z.infer<typeof changeSchema>

/** A page of the log, in the order of revisions. */
export const changePageSchema = z
  .object({
    changes: z.array(changeSchema),
    cursor: z.string().meta({ description: 'Where to read on; keep it with what was read' }),
    has_more: z.boolean().meta({ description: 'True: read on at once' }),
    reset: z.boolean().meta({
      description:
        'True: forget everything; this page starts from empty (a first read, or a log that moved on)',
    }),
  })
  .meta({ id: 'ChangePage' })

export type ChangePage = z.infer<typeof changePageSchema>

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
