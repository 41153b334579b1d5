import type { AccountEventsTable } from './account-events.table.ts'
import type { AccountLinksTable } from './account-links.table.ts'
import type { CalendarFeedsTable } from './calendar-feeds.table.ts'
import type { IdempotencyKeysTable } from './idempotency-keys.table.ts'
import type { InvitesTable } from './invites.table.ts'
import type { LabelsTable } from './labels.table.ts'
import type { ListsTable } from './lists.table.ts'
import type { LogEpochTable } from './log-epoch.table.ts'
import type { PersonalTokensTable } from './personal-tokens.table.ts'
import type { PushSubscriptionsTable } from './push-subscriptions.table.ts'
import type { ReminderDeliveriesTable } from './reminder-deliveries.table.ts'
import type { SessionsTable } from './sessions.table.ts'
import type { TasksTable } from './tasks.table.ts'
import type { ThrottlesTable } from './throttles.table.ts'
import type { UsersTable } from './users.table.ts'
import type { WebhookDeliveriesTable } from './webhook-deliveries.table.ts'
import type { WebhooksTable } from './webhooks.table.ts'

/** Types of all tables for Kysely. A test compares them with the migrated schema. */
export interface Tables {
  users: UsersTable
  sessions: SessionsTable
  account_events: AccountEventsTable
  account_links: AccountLinksTable
  personal_tokens: PersonalTokensTable
  invites: InvitesTable
  tasks: TasksTable
  lists: ListsTable
  labels: LabelsTable
  idempotency_keys: IdempotencyKeysTable
  reminder_deliveries: ReminderDeliveriesTable
  push_subscriptions: PushSubscriptionsTable
  webhooks: WebhooksTable
  webhook_deliveries: WebhookDeliveriesTable
  calendar_feeds: CalendarFeedsTable
  log_epoch: LogEpochTable
  throttles: ThrottlesTable
}
