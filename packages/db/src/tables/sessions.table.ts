/** A signed-in device. It owns one refresh family. */
export interface SessionsTable {
  user_id: string
  id: string
  /** The contract through which it was opened. */
  door: string
  user_agent: string | null
  /** SHA-256 of the refresh token; null where the door hands out none. */
  refresh_hash: Buffer | null
  created_at: string
  /** Last sign-in or refresh; the idle limit counts from here. */
  last_used_at: string
  /** The absolute limit. */
  expires_at: string
  revoked_at: string | null
}
