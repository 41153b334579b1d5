import type { Scope } from '@taskwire/domain'

/** An access token that a person made for a script. Revoking it deletes the row. */
export interface PersonalTokensTable {
  user_id: string
  id: string
  name: string
  scopes: Scope[]
  /** SHA-256 of the token. */
  token_hash: Buffer
  created_at: string
  expires_at: string
  /** Accurate to a minute: further uses within a minute are not recorded. */
  last_used_at: string | null
}
