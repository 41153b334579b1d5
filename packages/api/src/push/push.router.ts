import { lookupIdSchema } from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { listSubscriptions, subscribe, unsubscribe } from './manage-subscriptions.ts'
import * as meta from './push.meta.ts'
import { pushTestSchema, subscribeInput, subscriptionSchema } from './push.schemas.ts'
import { sendTest } from './send-test.ts'

/** Subscriptions of browsers to notifications. */
export const pushRouter = router({
  key: protectedProcedure
    .meta(meta.key)
    .output(outputOf(z.object({ key: z.string().meta({ description: 'Base64url of 65 bytes' }) })))
    .query(({ ctx }) => ({ key: ctx.deps.push.publicKey })),

  subscribe: protectedProcedure
    .meta(meta.subscribe)
    .input(inputOf(subscribeInput))
    .output(outputOf(subscriptionSchema))
    .mutation(({ ctx, input }) => subscribe(ctx.deps, ctx.actor, input, ctx)),

  list: protectedProcedure
    .meta(meta.list)
    .output(outputOf(z.array(subscriptionSchema)))
    .query(({ ctx }) => listSubscriptions(ctx.deps, ctx.actor)),

  test: protectedProcedure
    .meta(meta.test)
    .input(inputOf(z.object({ id: lookupIdSchema })))
    .output(outputOf(pushTestSchema))
    .mutation(({ ctx, input }) => sendTest(ctx.deps, ctx.actor, input)),

  unsubscribe: protectedProcedure
    .meta(meta.unsubscribe)
    .input(inputOf(z.object({ id: lookupIdSchema })))
    .output(outputOf(z.object({ id: z.string() })))
    .mutation(({ ctx, input }) => unsubscribe(ctx.deps, ctx.actor, input)),
})
