import type { Generated } from 'kysely'

/** The last deliveries of webhooks. */
export interface WebhookDeliveriesTable {
  webhook_id: string
  number: number
  /** The id that the receiver sees, the same in every attempt. */
  id: string
  type: 'changes' | 'test'
  status: 'pending' | 'delivered' | 'failed'
  /** The bytes to send, while it is pending. */
  body: string | null
  /** How many changes it contains. */
  changes: number
  cursor_before: string | null
  /** The place of the log after it. */
  cursor: string | null
  revision: number | null
  /** Each attempt with its time and its result. */
  attempts: Generated<object>
  created_at: string
  finished_at: string | null
}
