/** A signed-in device. It owns one refresh family. */
export interface SessionsTable {
  user_id: string
  id: string
  /** The contract through which it was opened. */
  door: string
  user_agent: string | null
  /** SHA-256 of the first refresh token, a part of all that follow; null where the door hands out none. */
  family_hash: Buffer | null
  /** SHA-256 of the present refresh token. */
  refresh_hash: Buffer | null
  /** SHA-256 of the one before it, and with what its successor was made of it; null before the first rotation. */
  previous_hash: Buffer | null
  rotation_salt: Buffer | null
  rotated_at: string | null
  created_at: string
  /** Last sign-in or refresh; the idle limit counts from here. */
  last_used_at: string
  /** The absolute limit. */
  expires_at: string
  revoked_at: string | null
}
