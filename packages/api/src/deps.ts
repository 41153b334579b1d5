import type { Db, WakeBus } from '@taskwire/db'
import type { RegistrationMode } from '@taskwire/domain'
import type { AccessTokens } from './sessions/access-token.ts'
import type { Mail } from './mail/mail.ts'
import type { Push } from './push/push.ts'
import type { ReminderTokens } from './reminders/action-token.ts'
import type { PasswordHasher } from './users/password-hash.ts'
import type { TokenCache } from './tokens/token-cache.ts'
import type { SessionCache } from './sessions/session-cache.ts'
import type { Webhooks } from './webhooks/webhooks.ts'
import type { Background } from './background.ts'
import type { ReplicaReads } from './sync/replica-reads.ts'
import type { WriteTurns } from './sync/write-turns.ts'
import type { LongReads } from './tasks/long-reads.ts'

/** The dependencies of use cases. The server's composition root creates them; use cases reach them in no other way. */
export interface Deps {
  readonly db: Db
  /** Reads of users' logs from a replica; undefined when the primary runs all reads. */
  readonly replica?: ReplicaReads | undefined
  /** Limits the connections of `db` that long lists occupy. */
  readonly longReads: LongReads
  /** The current instant in canonical form. */
  readonly now: () => string
  /** A new uuid, version 7. */
  readonly newId: () => string
  /** 256 random bits in base64url. */
  readonly newSecret: () => string
  readonly passwords: PasswordHasher
  readonly accessTokens: AccessTokens
  readonly sessions: SessionCache
  readonly personalTokens: TokenCache
  /** Wakes the readers of a user's log after a write. */
  readonly wakeBus: WakeBus
  /** Runs the writes of one user one after the other. */
  readonly writeTurns: WriteTurns
  /** Checks whether the log was restored from a backup, and renews its epoch if so. Called when a statement finds no live epoch. */
  readonly verifyLog: () => Promise<void>
  readonly mail: Mail
  readonly push: Push
  readonly webhooks: Webhooks
  readonly reminderTokens: ReminderTokens
  /** Runs work after the response. */
  readonly background: Background
  readonly policy: Policy
}

export interface Policy {
  /** Applies the native rules for new passwords to every contract. */
  readonly strictPasswords: boolean
  /** Maximum number of tasks of one account, deleted ones excluded. */
  readonly maxTasksPerUser: number
  /** The same of lists and of labels, at most `MAX_LISTS` and `MAX_LABELS`, which clients know. */
  readonly maxListsPerUser: number
  readonly maxLabelsPerUser: number
  /** Whether attempts to sign in, sign up and the like are limited. */
  readonly throttles: boolean
  /** Whether anybody can register, only people with an invitation, or nobody. */
  readonly registration: RegistrationMode
}
