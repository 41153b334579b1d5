import type { UserRole } from '@taskwire/domain'
import type { Generated } from 'kysely'

/** Accounts, each with the counters of its log. */
export interface UsersTable {
  id: string
  /** Random, for the contracts with integer ids. */
  number: Generated<number>
  email: string
  username: string | null
  name: string | null
  role: Generated<UserRole>
  email_verified: Generated<boolean>
  deactivated_at: string | null
  password_hash: string
  password_scheme: number
  /** Increases with each new password. */
  password_version: Generated<number>
  /** Head of the user's ordered log. Each write to a row of the log takes the next revision in its own statement. */
  revision: Generated<number>
  /** Tombstones up to this revision may be deleted. A reader that is behind it starts from empty. */
  purged_revision: Generated<number>
  /** Number of living tasks, updated in the same statement as the revision. */
  task_count: Generated<number>
  /** Number of living lists. */
  list_count: Generated<number>
  /** Number of living labels. */
  label_count: Generated<number>
  /** Time of day at which a task without a time is due for reminders. */
  day_start: Generated<string>
  remind_by_push: Generated<boolean>
  remind_by_email: Generated<boolean>
  /** IANA name; null until a client has set it. */
  time_zone: string | null
  created_at: string
  updated_at: string
}
