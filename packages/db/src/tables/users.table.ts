import type { UserRole } from '@taskwire/domain'
import type { Generated } from 'kysely'

export interface UsersTable {
  id: string
  /** Random, for the contracts that know integer ids. */
  number: Generated<number>
  email: string
  username: string | null
  name: string | null
  role: Generated<UserRole>
  email_verified: Generated<boolean>
  deactivated_at: string | null
  password_hash: string
  password_scheme: number
  /** Rises with each new password. */
  password_version: Generated<number>
  /** Head of the user's ordered log; every write to a task takes the next one in its own statement. */
  revision: Generated<number>
  /** Up to here tombstones may be gone; a reader behind it starts from empty. */
  purged_revision: Generated<number>
  /** Living tasks, moved in the same statement as the revision. */
  task_count: Generated<number>
  created_at: string
  updated_at: string
}
