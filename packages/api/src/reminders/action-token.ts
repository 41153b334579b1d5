import { hkdfSync } from 'node:crypto'
import { parseUuid } from '@taskwire/domain'
import jwt from 'jsonwebtoken'
import type { AccessTokenOptions } from '../sessions/access-token.ts'

/** What the token of a notification is for. */
export interface ReminderSubject {
  readonly user_id: string
  readonly task_id: string
  readonly moment: string
  /** The subscription that was notified. The token ends with it. */
  readonly subscription_id: string
}

/** Issues and verifies the tokens of notifications. */
export interface ReminderTokens {
  issue(subject: ReminderSubject): string
  /** Returns the subject of a valid token; undefined for any other text. */
  verify(token: string): ReminderSubject | undefined
}

/** Seconds for which a notification's buttons work. */
const LIFETIME = 12 * 60 * 60

const TYPE = 'reminder+jwt'
const AUDIENCE = 'taskwire-reminder'
const ALGORITHM = 'HS256'

/**
 * Creates tokens that complete or snooze one task. They are signed with keys derived from the ring, so that no access token can pass for
 * one, nor the other way round.
 */
export function createReminderTokens({
  keys,
  nowSeconds,
}: Omit<AccessTokenOptions, 'newId'>): ReminderTokens {
  return {
    issue({ user_id, task_id, moment, subscription_id }) {
      const iat = nowSeconds()
      const payload = {
        aud: AUDIENCE,
        sub: user_id,
        task: task_id,
        at: moment,
        to: subscription_id,
        iat,
        exp: iat + LIFETIME,
      }
      const [{ kid, secret }] = keys()
      return jwt.sign(payload, derive(secret), {
        algorithm: ALGORITHM,
        header: { alg: ALGORITHM, typ: TYPE, kid },
      })
    },
    verify(token) {
      try {
        const header = jwt.decode(token, { complete: true })?.header as Record<string, unknown> | undefined
        const key = keys().find(({ kid }) => kid === header?.['kid'])
        if (key === undefined || header?.['typ'] !== TYPE || 'crit' in header) return undefined
        const payload = jwt.verify(token, derive(key.secret), {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          clockTimestamp: nowSeconds(),
        })
        return subjectOf(payload)
      } catch {
        return undefined
      }
    },
  }
}

function subjectOf(payload: unknown): ReminderSubject | undefined {
  const { sub, task, at, to, exp } = payload as Record<string, unknown>
  const [user_id, task_id, subscription_id] = [sub, task, to].map((id) =>
    typeof id === 'string' ? parseUuid(id) : undefined,
  )
  if (user_id === undefined || task_id === undefined || subscription_id === undefined) return undefined
  if (typeof at !== 'string' || typeof exp !== 'number') return undefined
  return { user_id, task_id, moment: at, subscription_id }
}

function derive(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'taskwire reminder action', 32))
}
