import { createHmac } from 'node:crypto'
import { DomainError } from '@taskwire/domain'
import bcrypt from 'bcrypt'
import pLimit from 'p-limit'

export interface PasswordHasherOptions {
  /** bcrypt's cost; each step doubles the time. */
  readonly cost: number
  /** Maximum number of hashes that run at once. */
  readonly concurrency: number
  /** Maximum number of waiting callers. The next one gets UNAVAILABLE. */
  readonly maxQueue: number
}

/** Version of the hashing scheme, stored with each hash. Raise it when the scheme changes: sign-ins then renew old hashes. */
export const PASSWORD_SCHEME = 1

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Compares with a stored hash. Without a hash, takes as long and returns false. */
  verify(password: string, hash: string | undefined): Promise<boolean>
  /** Whether a stored hash has an older scheme or another cost. */
  isOutdated(hash: string, scheme: number): boolean
  /** Returns the number of hashes that run and that wait. */
  load(): { readonly running: number; readonly waiting: number }
}

/** Creates a hasher: bcrypt over a fixed-length digest, with a bounded queue. Throws UNAVAILABLE when the queue is full. */
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
    load: () => ({ running: limit.activeCount, waiting: limit.pendingCount }),
  }
}

/** A well-formed hash that no password matches. A comparison with it takes as long as with a real hash. */
function dummyHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`
}

/**
 * Returns how many hashes may run at once. Each takes a thread of Node's pool, which has four by default. One thread stays free
 * for files and DNS, and one core for everything else.
 */
export function bcryptConcurrency(cores: number): number {
  return Math.max(1, Math.min(cores, 4) - 1)
}

/**
 * bcrypt ignores everything after 72 bytes; a digest of the whole password always fits. The constant key makes the digests
 * differ from plain SHA-256 hashes that leaked elsewhere. NFKC makes the same password from another keyboard equal.
 */
function digest(password: string): string {
  return createHmac('sha256', 'taskwire password v1').update(password.normalize('NFKC')).digest('base64')
}
