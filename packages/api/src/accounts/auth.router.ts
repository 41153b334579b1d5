import { deviceTimeZoneSchema, emailSchema, newPasswordSchema, userSchema } from '@taskwire/domain'
import { z } from 'zod'
import { signInProcedures } from '../sessions/sign-in.router.ts'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure, publicProcedure } from '../trpc/procedures.ts'
import * as meta from './auth.meta.ts'
import { emailLinkProcedures } from './email-links/email-links.router.ts'
import { getAccount } from './profile/get-account.ts'
import { registerAccount } from './register-account.ts'

const registerInput = z.object({
  email: emailSchema,
  password: newPasswordSchema(),
  time_zone: deviceTimeZoneSchema,
})

export const authRouter = router({
  register: publicProcedure
    .meta(meta.register)
    .input(inputOf(registerInput))
    .output(outputOf(userSchema))
    .mutation(({ ctx, input }) => registerAccount(ctx.deps, input, ctx, { strictPassword: true })),

  ...signInProcedures,

  me: protectedProcedure
    .meta(meta.me)
    .output(outputOf(userSchema))
    .query(({ ctx }) => getAccount(ctx.deps, ctx.actor)),

  ...emailLinkProcedures,
})
