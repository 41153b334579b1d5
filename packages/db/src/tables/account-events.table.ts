import type { AccountEventType } from '@taskwire/domain'

/** Activity of an account, shown to its owner and deleted after 90 days. */
export interface AccountEventsTable {
  user_id: string
  id: string
  type: AccountEventType
  /** The session that the event concerns or came from, if any. */
  session_id: string | null
  ip: string | null
  user_agent: string | null
  /** E-mail of the other account that an admin changed. */
  about: string | null
  created_at: string
}
