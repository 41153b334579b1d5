import { lookupIdSchema, newPersonalTokenSchema, personalTokenSchema } from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { createToken, listTokens, revokeToken } from './manage-tokens.ts'
import * as meta from './tokens.meta.ts'

const createdSchema = personalTokenSchema
  .extend({ token: z.string().meta({ description: 'The token itself, shown this once' }) })
  .meta({ id: 'CreatedAccessToken' })

export const tokensRouter = router({
  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(newPersonalTokenSchema))
    .output(outputOf(createdSchema))
    .mutation(({ ctx, input }) => createToken(ctx.deps, ctx.actor, input, ctx)),

  list: protectedProcedure
    .meta(meta.list)
    .output(outputOf(z.array(personalTokenSchema)))
    .query(({ ctx }) => listTokens(ctx.deps, ctx.actor)),

  revoke: protectedProcedure
    .meta(meta.revoke)
    .input(inputOf(z.object({ id: lookupIdSchema })))
    .output(outputOf(z.object({ id: z.string() })))
    .mutation(({ ctx, input }) => revokeToken(ctx.deps, ctx.actor, input, ctx)),
})
