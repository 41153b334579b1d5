export { appRouter, nativeRouter, type AppRouter } from './router.ts'
export type { Context } from './context.ts'
export type { Deps } from './deps.ts'
export { NOT_IN_A_BATCH } from './trpc/procedures.ts'
export { toDomainError, toTrpcError } from './trpc/errors.ts'
export { createBackground } from './background.ts'

export { authenticate } from './authenticate.ts'
export { createAccessTokens, LONG_LIFETIME, type SigningKey } from './sessions/access-token.ts'
export type { RefreshCookie } from './sessions/refresh-cookie.ts'
export { createSessionCache } from './sessions/session-cache.ts'
export { createTokenCache } from './tokens/token-cache.ts'
export { bcryptConcurrency, createPasswordHasher } from './users/password-hash.ts'

export { deleteUser } from './admin/manage-access.ts'
export { createInvite } from './invites/manage-invites.ts'
export { registerAccount } from './accounts/register-account.ts'
export { issueResetLink } from './accounts/password/issue-reset-link.ts'
export { purgeAccounts } from './accounts/purge-accounts.ts'
export {
  deactivateUser,
  findUserIdByEmail,
  listUsers,
  reactivateUser,
  setRole,
} from './admin/manage-users.ts'
export type { Mail, Message } from './mail/mail.ts'
export type { Job, JobQueue } from '@taskwire/db'
export { networkOf, plainAddress } from './throttles/network-of.ts'

export type { Push, PushNotice, PushTarget } from './push/push.ts'
export { createReminderTokens } from './reminders/action-token.ts'
export { claimReminders } from './reminders/claim-reminders.ts'
export { isLogTopic } from './reminders/follow-reminders.ts'
export { sendNotice } from './reminders/send-notice.ts'
export { openCalendarFeed } from './calendar/calendar-feed.ts'
export { purgeReminders } from './reminders/list-reminders.ts'
export { resealSecrets } from './webhooks/secrets.ts'
export { runWebhooks } from './webhooks/run-webhooks.ts'
export type { PostResult, Webhooks } from './webhooks/webhooks.ts'
export { purgeLog } from './sync/purge-log.ts'
export { createReplicaReads, type ReadTarget } from './sync/replica-reads.ts'
export { readHeads } from './sync/sync.repository.ts'
export { createWriteTurns } from './sync/write-turns.ts'
export { createLongReads, type LongReadOptions } from './tasks/long-reads.ts'
