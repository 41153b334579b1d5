import { accountsRouter } from './accounts/accounts.router.ts'
import { sessionsRouter } from './accounts/sessions/sessions.router.ts'
import { accountRouter } from './accounts/profile/account.router.ts'
import { downloadsRouter } from './accounts/profile/downloads.router.ts'
import { adminUsersRouter } from './accounts/admin/admin-users.router.ts'
import { personalTokensRouter } from './accounts/personal-tokens/personal-tokens.router.ts'
import { tasksRouter } from './tasks/tasks.router.ts'
import { mergeRouters, router } from './trpc/init.ts'

/** The native router: one definition for the typed call and for REST. */
export const appRouter = router({
  auth: accountsRouter,
  account: accountRouter,
  sessions: sessionsRouter,
  accessTokens: personalTokensRouter,
  admin: router({ users: adminUsersRouter }),
  tasks: tasksRouter,
})

export type AppRouter = typeof appRouter

/** What the native contract answers: the same and its downloads. */
export const nativeRouter = mergeRouters(appRouter, router({ downloads: downloadsRouter }))
