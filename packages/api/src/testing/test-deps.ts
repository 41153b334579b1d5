import { randomBytes } from 'node:crypto'
import { createLocalWakeBus, verifyEpoch, type Db } from '@taskwire/db'
import { MAX_LABELS, MAX_LISTS } from '@taskwire/domain'
import { v7 } from 'uuid'
import type { Message } from '../mail/mail.ts'
import { createAccessTokens } from '../sessions/access-token.ts'
import { createPasswordHasher } from '../users/password-hash.ts'
import { createTokenCache } from '../tokens/token-cache.ts'
import { createSessionCache } from '../sessions/session-cache.ts'
import type { PushNotice } from '../push/push.ts'
import { createReminderTokens } from '../reminders/action-token.ts'
import { createBackground } from '../background.ts'
import type { Deps } from '../deps.ts'
import { createLongReads } from '../tasks/long-reads.ts'

export interface TestDeps extends Deps {
  /** Moves the clock of these deps by milliseconds. */
  advance(ms: number): void
  /** Stops the clock of these deps: time passes by `advance` alone, so that a busy machine changes no result. */
  freeze(): void
  /** The notifications that were enqueued. */
  readonly notices: PushNotice[]
  /** Returns the sent messages after all background work is done. */
  mailed(): Promise<readonly Message[]>
}

export const testKey = { kid: 'test', secret: 'a test secret that is long enough to sign with' }

/** Real deps over a test's database, with a movable clock and the cheapest hash. */
export function createTestDeps(db: Db, policy: Partial<Deps['policy']> = {}): TestDeps {
  let offset = 0
  const background = createBackground({ onError: () => {}, drainMs: 0 })
  const messages: Message[] = []
  const notices: PushNotice[] = []
  let frozen: number | undefined
  const clock = () => (frozen ?? Date.now()) + offset
  return {
    db,
    longReads: createLongReads({ atOnce: 5 }),
    now: () => new Date(clock()).toISOString(),
    newId: () => v7(),
    newSecret: () => randomBytes(32).toString('base64url'),
    passwords: createPasswordHasher({ cost: 4, concurrency: 2, maxQueue: 64 }),
    accessTokens: createAccessTokens({
      keys: () => [testKey],
      nowSeconds: () => Math.floor(clock() / 1000),
      newId: () => v7(),
    }),
    sessions: createSessionCache(),
    personalTokens: createTokenCache(),
    wakeBus: createLocalWakeBus(),
    // As if each call ran in a process of its own, so that concurrent writes meet in the database.
    writeTurns: { take: (_user_id, write) => write() },
    verifyLog: async () => void (await verifyEpoch(db)),
    mail: {
      isAvailable: true,
      appUrl: 'https://taskwire.example/app',
      send: async (_db, message) => void messages.push(message),
    },
    push: {
      publicKey: 'BA',
      isAllowed: async (endpoint) => /^https:\/\/(push\.example|fcm\.googleapis\.com)\//.test(endpoint),
      enqueue: async (_db, added) => void notices.push(...added),
      deliver: async () => 201,
    },
    webhooks: {
      isAllowed: async (url) => /^https:\/\/hooks\.example(?:\.com)?(?:\/|$)/.test(url),
      post: async () => ({ status: 204, error: null, ms: 1 }),
      seal: (id, secret) => `test.${id}.${secret}`,
      open: (id, sealed) =>
        sealed.startsWith(`test.${id}.`) ? sealed.slice(`test.${id}.`.length) : undefined,
      sealPrefix: () => 'test.',
    },
    reminderTokens: createReminderTokens({
      keys: () => [testKey],
      nowSeconds: () => Math.floor(clock() / 1000),
    }),
    notices,
    background,
    mailed: async () => {
      await background.settled()
      return messages
    },
    policy: {
      strictPasswords: false,
      maxTasksPerUser: 20_000,
      maxListsPerUser: MAX_LISTS,
      maxLabelsPerUser: MAX_LABELS,
      throttles: false,
      registration: 'open',
      ...policy,
    },
    advance: (ms) => {
      offset += ms
    },
    freeze: () => {
      frozen = Date.now()
    },
  }
}
