import { inviteSchema, limitSchema, lookupIdSchema, newInviteSchema } from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { adminProcedure } from '../trpc/procedures.ts'
import * as meta from './invites.meta.ts'
import { createInvite, listInvites, withdrawInvite } from './manage-invites.ts'

const listInput = z.object({
  limit: limitSchema(200, '50'),
  cursor: z.uuid().toLowerCase().optional().meta({
    description: 'Where the next page starts: from the Link header, or the id of the last invitation',
  }),
})

const createdSchema = inviteSchema
  .extend({
    token: z.string().meta({ description: 'What `auth.register` takes as `invite`, shown this once' }),
    url: z.string().meta({ description: 'The page of the web app where the person registers' }),
    mailed: z.boolean().meta({ description: 'Whether the link was mailed to the address' }),
  })
  .meta({ id: 'CreatedInvite' })

export const invitesRouter = router({
  list: adminProcedure
    .meta(meta.list)
    .input(inputOf(listInput.optional()))
    .output(outputOf(z.array(inviteSchema)))
    .query(({ ctx, input }) => listInvites(ctx, input ?? {})),

  create: adminProcedure
    .meta(meta.create)
    .input(inputOf(newInviteSchema))
    .output(outputOf(createdSchema))
    .mutation(({ ctx, input }) => createInvite(ctx.deps, input, { actor: ctx.actor, origin: ctx })),

  withdraw: adminProcedure
    .meta(meta.withdraw)
    .input(inputOf(z.object({ id: lookupIdSchema })))
    .output(outputOf(z.object({ id: z.string() })))
    .mutation(({ ctx, input }) => withdrawInvite(ctx.deps, input, { actor: ctx.actor, origin: ctx })),
})
