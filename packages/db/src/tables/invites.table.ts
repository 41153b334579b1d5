/** An invitation to register, for one use. Kept for a while after it was used or expired, so that admins see what became of it. */
export interface InvitesTable {
  id: string
  /** SHA-256 of the token. */
  token_hash: Buffer
  /** The only address that may use it; any when null. Removed when it is used. */
  email: string | null
  /** Null for the operator of the server. */
  created_by: string | null
  created_at: string
  expires_at: string
  used_at: string | null
  used_by: string | null
}
