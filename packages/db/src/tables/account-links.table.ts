/** A link that was mailed and can be used once. A new one takes the place of an older one of its purpose. */
export interface AccountLinksTable {
  user_id: string
  purpose: string
  /** SHA-256 of the token. */
  token_hash: Buffer
  /** The address that it was mailed to. */
  email: string
  created_at: string
  expires_at: string
}
