import { request } from 'node:https'
import type { JobQueue, Push, PushTarget } from '@taskwire/api'
import type { Env } from '../env.ts'
import { createEndpoints } from './endpoints.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** Milliseconds for the response of a push service. */
const PATIENCE_MS = 10_000
/** Priorities count seconds from here, so that they fit into 32 bits until 2093. */
const EPOCH_S = Date.UTC(2025, 0) / 1000

/** Creates the push of the settings. */
export function createPush(env: Env, queue: JobQueue, keys: VapidKeys): Push {
  const endpoints = createEndpoints(env.PUSH_ENDPOINTS)
  const vapidDetails = { subject: subjectOf(env), ...keys }
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
      const options = { TTL: ttl, topic, urgency: 'high', vapidDetails } as const
      const { method, headers, body } = webPush.generateRequestDetails(subscription, payload, options)
      const signal = AbortSignal.timeout(PATIENCE_MS)
      return new Promise((resolve, reject) => {
        const outgoing = request(endpoint, { method, headers, agent, signal }, (response) => {
          // The status is all that counts. The body may have any length.
          response.destroy()
          resolve(response.statusCode ?? 0)
        })
        outgoing.on('error', reject)
        outgoing.end(body)
      })
    },
  }
}

/** Where push services reach the operator. Apple's refuses requests without one. */
function subjectOf({ PUBLIC_URL, MAIL_FROM }: Env): string {
  if (PUBLIC_URL?.startsWith('https:') === true) return new URL(PUBLIC_URL).origin
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM ?? '')?.[0]
  return `mailto:${address ?? 'taskwire@localhost'}`
}
