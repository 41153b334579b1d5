import { createHmac } from 'node:crypto'
import { DomainError } from '@taskwire/domain'
import bcrypt from 'bcrypt'
import pLimit from 'p-limit'

export interface PasswordHasherOptions {
  /** bcrypt's cost; each step doubles the time. */
  readonly cost: number
  /** Hashes at once: one per core, since each fills a thread of Node's pool. */
  readonly concurrency: number
  /** Callers that may wait; the next one is told to come back. */
  readonly maxQueue: number
}

/** The way a stored hash was made; raised when the way changes, so that sign-in can renew old ones. */
export const PASSWORD_SCHEME = 1

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Compares with a stored hash; without one it takes as long and says no. */
  verify(password: string, hash: string | undefined): Promise<boolean>
  /** True when a stored hash was made in an older way. */
  isOutdated(hash: string, scheme: number): boolean
}

/** Bounded bcrypt over a fixed-length digest. Throws UNAVAILABLE when too many callers wait already. */
export function createPasswordHasher({ cost, concurrency, maxQueue }: PasswordHasherOptions): PasswordHasher {
  const limit = pLimit(concurrency)
  let dummy: Promise<string> | undefined
  const bounded = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= maxQueue) throw new DomainError('UNAVAILABLE')
    return limit(work)
  }
  return {
    hash: async (password) => bounded(() => bcrypt.hash(digest(password), cost)),
    async verify(password, hash) {
      dummy ??= bcrypt.hash('', cost)
      const stored = hash ?? (await dummy)
      const matches = await bounded(() => bcrypt.compare(digest(password), stored))
      return matches && hash !== undefined
    },
    isOutdated: (hash, scheme) => scheme !== PASSWORD_SCHEME || bcrypt.getRounds(hash) !== cost,
  }
}

/**
 * bcrypt reads 72 bytes and no further; a digest of the whole password always fits. The constant key keeps these
 * hashes apart from plain SHA-256 ones that leaked elsewhere. NFKC: the same password from another keyboard.
 */
function digest(password: string): string {
  return createHmac('sha256', 'taskwire password v1').update(password.normalize('NFKC')).digest('base64')
}
