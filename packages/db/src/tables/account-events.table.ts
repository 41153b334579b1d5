import type { AccountEventType } from '@taskwire/domain'

/** What happened to an account, for its owner to read; kept for 90 days. */
export interface AccountEventsTable {
  user_id: string
  id: string
  type: AccountEventType
  /** The session that it happened to or through, if there was one. */
  session_id: string | null
  ip: string | null
  user_agent: string | null
  created_at: string
}
