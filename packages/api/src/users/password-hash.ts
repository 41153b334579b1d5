import { createHmac } from 'node:crypto'
import { DomainError } from '@taskwire/domain'
import bcrypt from 'bcrypt'
import pLimit from 'p-limit'

export interface PasswordHasherOptions {
  /** bcrypt's cost; each step doubles the time. */
  readonly cost: number
  /** Hashes at once. */
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
  const dummy = dummyHash(cost)
  const bounded = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= maxQueue) throw new DomainError('UNAVAILABLE')
    return limit(work)
  }
  return {
    hash: async (password) => bounded(() => bcrypt.hash(digest(password), cost)),
    async verify(password, hash) {
      const matches = await bounded(() => bcrypt.compare(digest(password), hash ?? dummy))
      return matches && hash !== undefined
    },
    isOutdated: (hash, scheme) => scheme !== PASSWORD_SCHEME || bcrypt.getRounds(hash) !== cost,
  }
}

/** The form of a hash, made of no password: to compare with it costs what any other costs, from the first time on. */
function dummyHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`
}

/**
 * How many hashes may run at once. Each fills a thread of Node's pool, which has four unless it is told otherwise; one
 * stays free for files and names of hosts, and a core for everything else.
 */
export function bcryptConcurrency(cores: number): number {
  return Math.max(1, Math.min(cores, 4) - 1)
}

/**
 * bcrypt reads 72 bytes and no further; a digest of the whole password always fits. The constant key keeps these
 * hashes apart from plain SHA-256 ones that leaked elsewhere. NFKC: the same password from another keyboard.
 */
function digest(password: string): string {
  return createHmac('sha256', 'taskwire password v1').update(password.normalize('NFKC')).digest('base64')
}
