import { resendVerification } from '../email/send-verification.ts'
import { confirmEmailChange } from '../email/confirm-email-change.ts'
import { restoreEmail } from '../email/restore-email.ts'
import { verifyEmail } from '../email/verify-email.ts'
import { requestPasswordReset } from '../password/request-password-reset.ts'
import { resetPassword } from '../password/reset-password.ts'
import { inputOf, noOutput } from '../../trpc/parsers.ts'
import { protectedProcedure, publicProcedure } from '../../trpc/procedures.ts'
import * as docs from './links.docs.ts'
import { linkInput, resetInput, resetRequestInput } from './links.schemas.ts'

/** What is done by links in messages; part of `auth`. */
export const linkProcedures = {
  verifyEmail: publicProcedure
    .meta(docs.verifyEmail)
    .input(inputOf(linkInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => verifyEmail(ctx.deps, input, ctx)),

  resendVerification: protectedProcedure
    .meta(docs.resendVerification)
    .output(noOutput)
    .mutation(({ ctx }) => resendVerification(ctx.deps, ctx.actor)),

  requestPasswordReset: publicProcedure
    .meta(docs.requestPasswordReset)
    .input(inputOf(resetRequestInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.deps, input, ctx)),

  resetPassword: publicProcedure
    .meta(docs.resetPassword)
    .input(inputOf(resetInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => resetPassword(ctx.deps, input, ctx)),

  confirmEmailChange: publicProcedure
    .meta(docs.confirmEmailChange)
    .input(inputOf(linkInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => confirmEmailChange(ctx.deps, input, ctx)),

  restoreEmail: publicProcedure
    .meta(docs.restoreEmail)
    .input(inputOf(resetInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => restoreEmail(ctx.deps, input, ctx)),
}
