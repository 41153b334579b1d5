import { uuidSchema } from '@taskwire/domain'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure, publicProcedure } from '../trpc/procedures.ts'
import { actOnReminder } from './act-on-reminder.ts'
import { followReminders } from './follow-reminders.ts'
import { listReminders } from './list-reminders.ts'
import { actInput, deliverySchema, followInput, listInput } from './reminder.schemas.ts'
import * as meta from './reminders.meta.ts'

/** Delivered reminders, and the buttons of their notifications. */
export const remindersRouter = router({
  list: protectedProcedure
    .meta(meta.list)
    .input(inputOf(listInput.optional()))
    .output(outputOf(z.array(deliverySchema)))
    .query(({ ctx, input }) => listReminders(ctx.deps, ctx.actor, input ?? {})),

  onDue: protectedProcedure
    .meta({ access: 'tasks:read', noBatch: true })
    .input(inputOf(followInput.optional()))
    .subscription(async function* ({ ctx, input, signal }) {
      const options = { cursor: input?.lastEventId ?? undefined, signal, recheck: ctx.recheckSession }
      for await (const page of followReminders(ctx.deps, ctx.actor, options)) yield tracked(page.cursor, page)
    }),

  act: publicProcedure
    .meta(meta.act)
    .input(inputOf(actInput))
    .output(outputOf(z.object({ task_id: uuidSchema })))
    .mutation(({ ctx, input }) => actOnReminder(ctx.deps, input)),
})
