import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import * as meta from './calendar.meta.ts'
import { calendarSchema, createdCalendarSchema } from './calendar.schemas.ts'
import { createCalendar, revokeCalendar, showCalendar } from './manage-calendar.ts'

/** The address of a person's calendar feed. The feed itself is no procedure: calendars read it without signing in. */
export const calendarRouter = router({
  show: protectedProcedure
    .meta(meta.show)
    .output(outputOf(calendarSchema))
    .query(({ ctx }) => showCalendar(ctx.deps, ctx.actor)),

  create: protectedProcedure
    .meta(meta.create)
    .output(outputOf(createdCalendarSchema))
    .mutation(({ ctx }) => createCalendar(ctx.deps, ctx.actor, ctx)),

  revoke: protectedProcedure
    .meta(meta.revoke)
    .output(outputOf(z.object({ revoked: z.boolean() })))
    .mutation(({ ctx }) => revokeCalendar(ctx.deps, ctx.actor, ctx)),
})
