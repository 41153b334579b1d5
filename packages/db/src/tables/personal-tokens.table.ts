import type { Scope } from '@taskwire/domain'

/** An access token that a person made for a script. One that is revoked is gone. */
export interface PersonalTokensTable {
  user_id: string
  id: string
  name: string
  scopes: Scope[]
  /** SHA-256 of the token. */
  token_hash: Buffer
  created_at: string
  expires_at: string
  /** To the minute. */
  last_used_at: string | null
}
