import type { Generated } from 'kysely'

/**
 * A mailed link for one use. A new link replaces the older one with the same purpose, except for links that restore an
 * address: an account may have several of these.
 */
export interface AccountLinksTable {
  user_id: string
  purpose: string
  /** SHA-256 of the token. */
  token_hash: Buffer
  /** The address that the link was mailed to. */
  email: string
  created_at: string
  expires_at: string
  /** Increases with each link, so it orders the links of an account by age. */
  place: Generated<number>
  /** The session that requested the link. It stays signed in when the link is used. */
  session_id: string | null
}
