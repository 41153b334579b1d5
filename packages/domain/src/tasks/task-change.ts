import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { taskSchema } from './task.ts'

/** A change to one task: its state at a revision, or its deletion. */
const changeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('upsert'), revision: z.number().int(), task: taskSchema }),
    z.object({ type: z.literal('delete'), revision: z.number().int(), id: uuidSchema }),
  ])
  .meta({ id: 'Change' })

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
