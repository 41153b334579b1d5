import { accountEventSchema, userSchema } from '@taskwire/domain'
import { z } from 'zod'
import { changeEmail } from './email/change-email.ts'
import { listActivity } from '../activity/list-activity.ts'
import { changePassword } from './password/change-password.ts'
import { router } from '../trpc/init.ts'
import { inputOf, noOutput, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import * as meta from './account.meta.ts'
import {
  activityInput,
  changeEmailInput,
  changePasswordInput,
  deleteAccountInput,
  updateProfileInput,
} from './account.schemas.ts'
import { deleteAccount } from './profile/delete-account.ts'
import { updateProfile } from './profile/update-profile.ts'

export const accountRouter = router({
  activity: protectedProcedure
    .meta(meta.activity)
    .input(inputOf(activityInput.optional()))
    .output(outputOf(z.array(accountEventSchema)))
    .query(({ ctx, input }) => listActivity(ctx, input ?? {})),

  updateProfile: protectedProcedure
    .meta(meta.updateProfile)
    .input(inputOf(updateProfileInput))
    .output(outputOf(userSchema))
    .mutation(({ ctx, input }) => updateProfile(ctx.deps, ctx.actor, input)),

  changePassword: protectedProcedure
    .meta(meta.changePassword)
    .input(inputOf(changePasswordInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.actor, input, ctx)),

  changeEmail: protectedProcedure
    .meta(meta.changeEmail)
    .input(inputOf(changeEmailInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => changeEmail(ctx.deps, ctx.actor, input)),

  delete: protectedProcedure
    .meta(meta.deleteAccount)
    .input(inputOf(deleteAccountInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => deleteAccount(ctx.deps, ctx.actor, input)),
})
