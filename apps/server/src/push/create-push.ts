import type { JobQueue, Push, PushTarget } from '@taskwire/api'
import { LRUCache } from 'lru-cache'
import type * as webPushTypes from 'web-push'
import type { Env } from '../env.ts'
import { sendRequest } from '../outgoing/send-request.ts'
import { createEndpoints } from './endpoints.ts'
import type { VapidKeys } from './vapid-keys.ts'

type WebPush = Pick<typeof webPushTypes, 'getVapidHeaders'>

/** Milliseconds for the response of a push service. */
const PATIENCE_MS = 10_000
/** Bytes of a response that are read at most. */
const LONGEST_BODY = 16_384
/** Priorities count seconds from here, so that they fit into 32 bits until 2093. */
const EPOCH_S = Date.UTC(2025, 0) / 1000

/** Creates the push of the settings. */
export function createPush(env: Env, queue: JobQueue, keys: VapidKeys): Push {
  const endpoints = createEndpoints(env.PUSH_ENDPOINTS)
  const vapid = createVapidHeaders(subjectOf(env), keys)
  return {
    publicKey: keys.publicKey,
    isAllowed: (endpoint) => endpoints.isAllowed(endpoint),
    enqueue: (db, notices) =>
      queue.send(
        db,
        'push',
        // The earliest moment first, whichever process claimed it.
        notices.map(({ id, ...data }) => ({
          id,
          data,
          priority: EPOCH_S - Math.floor(Date.parse(data.moment) / 1000),
        })),
      ),
    async deliver({ endpoint, p256dh, auth }: PushTarget, payload, { ttl, topic }) {
      const agent = endpoints.agentFor(endpoint)
      // The settings have changed since the browser subscribed: as if the push service refused it.
      if (agent === undefined) return 403
      // Imported only when used: the import costs a start 50 ms.
      const { default: webPush } = await import('web-push')
      const subscription = { endpoint, keys: { p256dh, auth } }
      const authorization = vapid(webPush, new URL(endpoint).origin)
      const options = { TTL: ttl, topic, urgency: 'high', headers: authorization } as const
      const { method, headers, body } = webPush.generateRequestDetails(subscription, payload, options)
      const limits = { patience: PATIENCE_MS, longest: LONGEST_BODY }
      return (await sendRequest(endpoint, { method, headers, body, agent, ...limits })).status
    },
  }
}

/** Signs the VAPID header of a push service, and keeps it for an hour: it names the service and no message. */
function createVapidHeaders(subject: string, { publicKey, privateKey }: VapidKeys) {
  const kept = new LRUCache<string, { Authorization: string }>({ max: 100, ttl: 3_600_000 })
  return (webPush: WebPush, audience: string): { Authorization: string } => {
    const known = kept.get(audience)
    if (known !== undefined) return known
    const expires = Math.floor(Date.now() / 1000) + 12 * 3_600
    const made = webPush.getVapidHeaders(audience, subject, publicKey, privateKey, 'aes128gcm', expires)
    kept.set(audience, made)
    return made
  }
}

/** Where push services reach the operator. Apple's refuses requests without one. */
function subjectOf({ PUBLIC_URL, MAIL_FROM }: Env): string {
  if (PUBLIC_URL?.startsWith('https:') === true) return new URL(PUBLIC_URL).origin
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM ?? '')?.[0]
  return `mailto:${address ?? 'taskwire@localhost'}`
}
