import { resendVerification } from '../email/send-verification.ts'
import { confirmEmailChange } from '../email/confirm-email-change.ts'
import { restoreEmail } from '../email/restore-email.ts'
import { verifyEmail } from '../email/verify-email.ts'
import { requestPasswordReset } from '../password/request-password-reset.ts'
import { resetPassword } from '../password/reset-password.ts'
import { inputOf, noOutput } from '../../trpc/parsers.ts'
import { protectedProcedure, publicProcedure } from '../../trpc/procedures.ts'
import * as meta from './email-links.meta.ts'
import { linkInput, resetInput, resetRequestInput } from './email-links.schemas.ts'

/** Procedures of mailed links; part of `auth`. */
export const emailLinkProcedures = {
  verifyEmail: publicProcedure
    .meta(meta.verifyEmail)
    .input(inputOf(linkInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => verifyEmail(ctx.deps, input, ctx)),

  resendVerification: protectedProcedure
    .meta(meta.resendVerification)
    .output(noOutput)
    .mutation(({ ctx }) => resendVerification(ctx.deps, ctx.actor)),

  requestPasswordReset: publicProcedure
    .meta(meta.requestPasswordReset)
    .input(inputOf(resetRequestInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.deps, input, ctx)),

  resetPassword: publicProcedure
    .meta(meta.resetPassword)
    .input(inputOf(resetInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => resetPassword(ctx.deps, input, ctx)),

  confirmEmailChange: publicProcedure
    .meta(meta.confirmEmailChange)
    .input(inputOf(linkInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => confirmEmailChange(ctx.deps, input, ctx)),

  restoreEmail: publicProcedure
    .meta(meta.restoreEmail)
    .input(inputOf(resetInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => restoreEmail(ctx.deps, input, ctx)),
}
