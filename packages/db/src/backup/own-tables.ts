import type { Tables } from '../tables/index.ts'

/** Whether a backup contains the rows of a table. */
const contents: Record<keyof Tables, boolean> = {
  users: true,
  sessions: true,
  account_events: true,
  account_links: true,
  personal_tokens: true,
  invites: true,
  tasks: true,
  lists: true,
  labels: true,
  idempotency_keys: true,
  // Without them, a restore would remind again of what was delivered.
  reminder_deliveries: true,
  push_subscriptions: true,
  webhooks: true,
  // What is pending is sent under its id again.
  webhook_deliveries: true,
  calendar_feeds: true,
  // Every database gets an epoch of its own.
  log_epoch: false,
  // Counts of the last minutes.
  throttles: false,
}

/** Names that tables of older schemas had. */
const former = ['operations']

/** Names of all tables that this code or an earlier version of it created, with and without rows in a backup. */
export const ownTables: readonly string[] = [...Object.keys(contents), ...former]

/** Names of the tables whose rows a backup contains. Tables of other programs and of other schemas are not part of it. */
export const backedUpTables: readonly string[] = [
  ...Object.entries(contents).flatMap(([name, isBackedUp]) => (isBackedUp ? name : [])),
  ...former,
]
