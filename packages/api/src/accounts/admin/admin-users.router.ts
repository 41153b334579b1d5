import { listUsersSchema, lookupIdSchema, managedUserSchema, userRoles } from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../../trpc/init.ts'
import { inputOf, outputOf } from '../../trpc/parsers.ts'
import { adminProcedure } from '../../trpc/procedures.ts'
import * as docs from './admin-users.docs.ts'
import { deactivateUser } from './deactivate-user.ts'
import { listUsers } from './list-users.ts'
import { reactivateUser } from './reactivate-user.ts'
import { setRole } from './set-role.ts'

const idInput = z.object({ id: lookupIdSchema })
const roleInput = idInput.extend({ role: z.enum(userRoles) })

export const adminUsersRouter = router({
  list: adminProcedure
    .meta(docs.list)
    .input(inputOf(listUsersSchema.optional()))
    .output(outputOf(z.array(managedUserSchema)))
    .query(({ ctx, input }) => listUsers(ctx, input ?? {})),

  setRole: adminProcedure
    .meta(docs.setRole)
    .input(inputOf(roleInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => setRole(ctx.deps, input)),

  deactivate: adminProcedure
    .meta(docs.deactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => deactivateUser(ctx.deps, input)),

  reactivate: adminProcedure
    .meta(docs.reactivate)
    .input(inputOf(idInput))
    .output(outputOf(managedUserSchema))
    .mutation(({ ctx, input }) => reactivateUser(ctx.deps, input)),
})
