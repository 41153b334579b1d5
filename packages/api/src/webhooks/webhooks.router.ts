import {
  lookupIdSchema,
  newWebhookSchema,
  replayWebhookSchema,
  updateWebhookSchema,
  webhookDeliverySchema,
  webhookSchema,
  webhookWithSecretSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  replayWebhook,
  rotateWebhookSecret,
  updateWebhook,
} from './manage-webhooks.ts'
import { sendTest } from './send-test.ts'
import * as meta from './webhooks.meta.ts'

const oneInput = z.object({ id: lookupIdSchema })

/** Webhooks: readers of the log whose place the server keeps. */
export const webhooksRouter = router({
  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(newWebhookSchema))
    .output(outputOf(webhookWithSecretSchema))
    .mutation(({ ctx, input }) => createWebhook(ctx.deps, ctx.actor, input, ctx)),

  list: protectedProcedure
    .meta(meta.list)
    .output(outputOf(z.array(webhookSchema)))
    .query(({ ctx }) => listWebhooks(ctx.deps, ctx.actor)),

  update: protectedProcedure
    .meta(meta.update)
    .input(inputOf(updateWebhookSchema))
    .output(outputOf(webhookSchema))
    .mutation(({ ctx, input }) => updateWebhook(ctx.deps, ctx.actor, input)),

  delete: protectedProcedure
    .meta(meta.remove)
    .input(inputOf(oneInput))
    .output(outputOf(z.object({ id: z.string() })))
    .mutation(({ ctx, input }) => deleteWebhook(ctx.deps, ctx.actor, input, ctx)),

  test: protectedProcedure
    .meta(meta.test)
    .input(inputOf(oneInput))
    .output(outputOf(webhookDeliverySchema))
    .mutation(({ ctx, input }) => sendTest(ctx.deps, ctx.actor, input)),

  deliveries: protectedProcedure
    .meta(meta.deliveries)
    .input(inputOf(oneInput))
    .output(outputOf(z.array(webhookDeliverySchema)))
    .query(({ ctx, input }) => listDeliveries(ctx.deps, ctx.actor, input)),

  replay: protectedProcedure
    .meta(meta.replay)
    .input(inputOf(replayWebhookSchema))
    .output(outputOf(webhookSchema))
    .mutation(({ ctx, input }) => replayWebhook(ctx.deps, ctx.actor, input)),

  rotateSecret: protectedProcedure
    .meta(meta.rotateSecret)
    .input(inputOf(oneInput))
    .output(outputOf(webhookWithSecretSchema))
    .mutation(({ ctx, input }) => rotateWebhookSecret(ctx.deps, ctx.actor, input)),
})
