import {
  deviceTimeZoneSchema,
  emailSchema,
  inviteStates,
  newPasswordSchema,
  registrationModes,
  userSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { checkInvite } from '../invites/admit-registration.ts'
import { signInProcedures } from '../sessions/sign-in.router.ts'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure, publicProcedure } from '../trpc/procedures.ts'
import * as meta from './auth.meta.ts'
import { emailLinkProcedures } from './email-links/email-links.router.ts'
import { tokenSchema } from './email-links/email-links.schemas.ts'
import { getAccount } from './profile/get-account.ts'
import { registerAccount } from './register-account.ts'

const registerInput = z.object({
  email: emailSchema,
  password: newPasswordSchema(),
  time_zone: deviceTimeZoneSchema,
  invite: tokenSchema
    .optional()
    .meta({ description: 'The token of an invitation, for a server that requires one' }),
})

const registrationOutput = z.object({ registration: z.enum(registrationModes) }).meta({ id: 'Registration' })

const inviteOutput = z
  .object({
    state: z.enum(inviteStates),
    email: z
      .string()
      .nullable()
      .meta({ description: 'The only address that may use it; null for any, and when it is not valid' }),
  })
  .meta({ id: 'InviteState' })

export const authRouter = router({
  register: publicProcedure
    .meta(meta.register)
    .input(inputOf(registerInput))
    .output(outputOf(userSchema))
    .mutation(({ ctx, input }) => registerAccount(ctx.deps, input, ctx, { strictPassword: true })),

  registration: publicProcedure
    .meta(meta.registration)
    .output(outputOf(registrationOutput))
    .query(({ ctx }) => ({ registration: ctx.deps.policy.registration })),

  checkInvite: publicProcedure
    .meta(meta.checkInvite)
    .input(inputOf(z.object({ token: tokenSchema })))
    .output(outputOf(inviteOutput))
    .mutation(({ ctx, input }) => checkInvite(ctx.deps, input)),

  ...signInProcedures,

  me: protectedProcedure
    .meta(meta.me)
    .output(outputOf(userSchema))
    .query(({ ctx }) => getAccount(ctx.deps, ctx.actor)),

  ...emailLinkProcedures,
})
