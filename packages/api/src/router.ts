import { accountRouter } from './accounts/account.router.ts'
import { authRouter } from './accounts/auth.router.ts'
import { downloadsRouter } from './accounts/export/downloads.router.ts'
import { adminUsersRouter } from './admin/admin-users.router.ts'
import { calendarRouter } from './calendar/calendar.router.ts'
import { importsRouter } from './imports/imports.router.ts'
import { invitesRouter } from './invites/invites.router.ts'
import { labelsRouter } from './labels/labels.router.ts'
import { listsRouter } from './lists/lists.router.ts'
import { pushRouter } from './push/push.router.ts'
import { remindersRouter } from './reminders/reminders.router.ts'
import { sessionsRouter } from './sessions/sessions.router.ts'
import { syncRouter } from './sync.router.ts'
import { tasksRouter } from './tasks/tasks.router.ts'
import { tokensRouter } from './tokens/tokens.router.ts'
import { webhooksRouter } from './webhooks/webhooks.router.ts'
import { mergeRouters, router } from './trpc/init.ts'

/** The native router: one definition for typed calls and for REST. */
export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  sessions: sessionsRouter,
  accessTokens: tokensRouter,
  admin: router({ users: adminUsersRouter, invites: invitesRouter }),
  tasks: tasksRouter,
  lists: listsRouter,
  labels: labelsRouter,
  imports: importsRouter,
  reminders: remindersRouter,
  push: pushRouter,
  webhooks: webhooksRouter,
  calendar: calendarRouter,
  sync: syncRouter,
})

export type AppRouter = typeof appRouter

/** The router of the native contract: the same procedures and downloads, which REST alone offers. */
export const nativeRouter = mergeRouters(appRouter, router({ downloads: downloadsRouter }))
