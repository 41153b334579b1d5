import { accountsRouter } from './accounts/accounts.router.ts'
import { sessionsRouter } from './accounts/sessions/sessions.router.ts'
import { adminUsersRouter } from './accounts/admin/admin-users.router.ts'
import { personalTokensRouter } from './accounts/personal-tokens/personal-tokens.router.ts'
import { tasksRouter } from './tasks/tasks.router.ts'
import { router } from './trpc/init.ts'

/** The native router: one definition for the typed call and for REST. */
export const appRouter = router({
  auth: accountsRouter,
  sessions: sessionsRouter,
  accessTokens: personalTokensRouter,
  admin: router({ users: adminUsersRouter }),
  tasks: tasksRouter,
})

export type AppRouter = typeof appRouter
