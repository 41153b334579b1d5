import type { Generated } from 'kysely'

/** Webhooks: readers of a user's log whose place the server keeps. */
export interface WebhooksTable {
  user_id: string
  id: string
  url: string
  /** The kinds of changes that it is sent. */
  kinds: string[]
  status: 'active' | 'paused' | 'ended'
  /** Why it isn't active. */
  reason: 'by_owner' | 'failing' | 'secret_lost' | 'gone' | null
  /** The secret, sealed with a key of the server. */
  secret: string
  /** The secret before the last rotation, which signs too until `previous_until`. */
  previous_secret: string | null
  previous_until: string | null
  /** Everything up to this place of the log has arrived. */
  cursor: string
  /** The revision of the cursor. */
  revision: number
  /** The run that holds the webhook. A write under another claim changes nothing. */
  claim: string | null
  /** When a process must look at it without a hint. */
  wake_at: string | null
  /** Failed attempts of the present delivery. */
  failures: Generated<number>
  failing_since: string | null
  /** Deliveries so far, the number of the last one. */
  deliveries: Generated<number>
  created_at: string
  updated_at: string
}
