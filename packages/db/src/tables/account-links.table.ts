import type { Generated } from 'kysely'

/**
 * A mailed link that can be used once. A new one replaces an older one of its purpose; links that restore an address are
 * kept beside each other.
 */
export interface AccountLinksTable {
  user_id: string
  purpose: string
  /** SHA-256 of the token. */
  token_hash: Buffer
  /** The address that it was mailed to. */
  email: string
  created_at: string
  expires_at: string
  /** Rises with each link: of two links of an account the one with the smaller place was made earlier. */
  place: Generated<number>
  /** The session that asked for it; it stays signed in when the link is used. */
  session_id: string | null
}
