/** A signed-in device, with its family of refresh tokens. */
export interface SessionsTable {
  user_id: string
  id: string
  /** The contract of the sign-in, such as `native`. */
  contract: string
  user_agent: string | null
  /** SHA-256 of the first refresh token, which is a part of its successors. Null when the contract has no refresh tokens. */
  family_hash: Buffer | null
  /** SHA-256 of the current refresh token. */
  refresh_hash: Buffer | null
  /** SHA-256 of the previous refresh token. Null before the first rotation, as are the next two. */
  previous_hash: Buffer | null
  /** Salt that derives the current token from the previous one. */
  rotation_salt: Buffer | null
  rotated_at: string | null
  created_at: string
  /** Last sign-in or refresh. The idle limit starts here. */
  last_used_at: string
  /** End of the session even when it is used. */
  expires_at: string
  revoked_at: string | null
}
