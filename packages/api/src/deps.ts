import type { Db, WakeBus } from '@taskwire/db'
import type { AccessTokens } from './sessions/access-token.ts'
import type { Mail } from './mail/mail.ts'
import type { PasswordHasher } from './users/password-hash.ts'
import type { TokenCache } from './tokens/token-cache.ts'
import type { SessionCache } from './sessions/session-cache.ts'
import type { Background } from './background.ts'

/** What use cases stand on. The server's composition root makes it; nothing here is reached in another way. */
export interface Deps {
  readonly db: Db
  /** The present instant, canonical. */
  readonly now: () => string
  /** A new uuid, version 7. */
  readonly newId: () => string
  /** 256 random bits as text. */
  readonly newSecret: () => string
  readonly passwords: PasswordHasher
  readonly accessTokens: AccessTokens
  readonly sessions: SessionCache
  readonly personalTokens: TokenCache
  /** Tells the readers of a user's log that it grew. */
  readonly wakeBus: WakeBus
  /** Checks whether the log was put back, and renews its epoch if so; called when a statement finds no live epoch. */
  readonly verifyLog: () => Promise<void>
  readonly mail: Mail
  /** For what is done after the answer. */
  readonly background: Background
  readonly policy: Policy
}

export interface Policy {
  /** True puts the native rules for new passwords on every door. */
  readonly strictPasswords: boolean
  /** Living tasks that one account may hold. */
  readonly maxTasksPerUser: number
  /** Whether attempts at sign-in, sign-up and the like are counted and limited. */
  readonly throttles: boolean
}
