import {
  listUsersSchema,
  lookupIdSchema,
  managedUserSchema,
  personalTokenSchema,
  userRoles,
  type Actor,
} from '@taskwire/domain'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { sessionSchema } from '../sessions/sessions.schemas.ts'
import { router } from '../trpc/init.ts'
import { inputOf, noOutput, outputOf } from '../trpc/parsers.ts'
import { adminProcedure } from '../trpc/procedures.ts'
import * as meta from './admin-users.meta.ts'
import {
  deleteUser,
  endUserAccess,
  endUserSession,
  listUserSessions,
  listUserTokens,
  revokeUserToken,
} from './manage-access.ts'
import { deactivateUser, listUsers, reactivateUser, setRole } from './manage-users.ts'
import type { Admin } from './record-by-admin.ts'

const idInput = z.object({ id: lookupIdSchema })
const sessionInput = idInput.extend({ session_id: lookupIdSchema })
const tokenInput = idInput.extend({ token_id: lookupIdSchema })
const roleInput = idInput.extend({ role: z.enum(userRoles) })

export const adminUsersRouter = router({
  list: adminProcedure
    .meta(meta.list)
    .input(inputOf(listUsersSchema.optional()))
    .output(outputOf(z.array(managedUserSchema)))
    .query(({ ctx, input }) => listUsers(ctx, input ?? {})),

  setRole: adminProcedure
    .meta(meta.setRole)
    .input(inputOf(roleInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => setRole(ctx.deps, input, adminOf(ctx))),

  deactivate: adminProcedure
    .meta(meta.deactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => deactivateUser(ctx.deps, input, adminOf(ctx))),

  reactivate: adminProcedure
    .meta(meta.reactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => reactivateUser(ctx.deps, input, adminOf(ctx))),

  sessions: adminProcedure
    .meta(meta.sessions)
    .input(inputOf(idInput))
    .output(outputOf(z.array(sessionSchema)))
    .query(({ ctx, input }) => listUserSessions(ctx.deps, input, adminOf(ctx))),

  endSession: adminProcedure
    .meta(meta.endSession)
    .input(inputOf(sessionInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => endUserSession(ctx.deps, input, adminOf(ctx))),

  accessTokens: adminProcedure
    .meta(meta.accessTokens)
    .input(inputOf(idInput))
    .output(outputOf(z.array(personalTokenSchema)))
    .query(({ ctx, input }) => listUserTokens(ctx.deps, input)),

  revokeAccessToken: adminProcedure
    .meta(meta.revokeAccessToken)
    .input(inputOf(tokenInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => revokeUserToken(ctx.deps, input, adminOf(ctx))),

  endAccess: adminProcedure
    .meta(meta.endAccess)
    .input(inputOf(idInput))
    .output(outputOf(z.object({ sessions: z.number().int() })))
    .mutation(({ ctx, input }) => endUserAccess(ctx.deps, input, adminOf(ctx))),

  delete: adminProcedure
    .meta(meta.deleteUser)
    .input(inputOf(idInput))
    .output(noOutput)
    .mutation(({ ctx, input }) => deleteUser(ctx.deps, input, adminOf(ctx))),
})

function adminOf(ctx: Context & { readonly actor: Actor }): Admin {
  return { actor: ctx.actor, origin: ctx }
}
