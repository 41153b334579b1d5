import { listUsersSchema, lookupIdSchema, managedUserSchema, userRoles } from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { adminProcedure } from '../trpc/procedures.ts'
import * as meta from './admin-users.meta.ts'
import { deactivateUser, listUsers, reactivateUser, setRole } from './manage-users.ts'

const idInput = z.object({ id: lookupIdSchema })
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
    .mutation(({ ctx, input }) => setRole(ctx.deps, input)),

  deactivate: adminProcedure
    .meta(meta.deactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => deactivateUser(ctx.deps, input)),

  reactivate: adminProcedure
    .meta(meta.reactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => reactivateUser(ctx.deps, input)),
})
