import { createTestWorld, type Person } from '@taskwire/api/testing'
import { readEnv } from '../../src/env.ts'
import { keyOf } from '../../src/keys/ring.ts'
import { createWebhooks } from '../../src/webhooks/create-webhooks.ts'
import type { ReceivedDelivery } from './webhook-receiver.ts'

const key = keyOf('a test secret that is long enough to sign with')

/** A world whose webhooks are sent over real HTTP, to private addresses too. */
export async function openWebhookWorld() {
  const world = await createTestWorld()
  const webhooks = createWebhooks(readEnv({ WEBHOOK_ALLOW_PRIVATE: 'on' }), () => [key])
  Object.assign(world.deps, { webhooks })
  return world
}

let paths = 0

/** Creates a webhook to a path of its own at a receiver. */
export async function addWebhook(
  { call }: Person,
  receiver: { readonly origin: string; at: (path: string) => ReceivedDelivery[] },
  input: object = {},
) {
  const path = `/hook-${(paths += 1)}`
  const made = await call.webhooks.create({ url: receiver.origin + path, ...input })
  return { ...made, path, got: () => receiver.at(path) }
}

/** The titles of the entities in deliveries, and `delete` for deleted ones. */
export const titlesOf = (deliveries: readonly ReceivedDelivery[]) =>
  deliveries.flatMap(({ body }) =>
    body.changes.map((change) =>
      change.type === 'upsert' && 'title' in change.entity ? change.entity.title : change.type,
    ),
  )
