import { createHmac } from 'node:crypto'
import type { Deps } from '../deps.ts'

const PREFIX = 'whsec_'

/** Makes a secret of 256 random bits, in the form of Standard Webhooks. */
export function newWebhookSecret({ newSecret }: Pick<Deps, 'newSecret'>): string {
  return PREFIX + Buffer.from(newSecret(), 'base64url').toString('base64')
}

interface SignedDelivery {
  /** The same in every attempt. */
  readonly id: string
  /** The instant of this attempt. */
  readonly at: string
  readonly body: string
}

/**
 * Returns the headers of a delivery after Standard Webhooks: its id, the seconds of the attempt, and one signature for each secret, by
 * which a receiver that still has the previous secret accepts it.
 */
export function signedHeaders(
  { id, at, body }: SignedDelivery,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1_000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
    'content-type': 'application/json',
    'user-agent': 'Taskwire-Webhooks/1',
  }
}
