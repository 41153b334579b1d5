import { boundedText, refusedAs, timestampSchema, uuidSchema } from '@taskwire/domain'
import { z } from 'zod'

const wrong = refusedAs({ code: 'not_a_push_key' })

/** Base64url of a number of bytes, with or without padding, as browsers send it. */
function bytes(length: number) {
  return z
    .string()
    .max(120)
    .overwrite((text) => text.replace(/=+$/, ''))
    .refine((text) => /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === length, wrong)
}

/** As `PushSubscription.toJSON()` returns it in a browser. */
export const subscribeInput = z.object({
  endpoint: boundedText({ min: 1, max: 2_000 }).meta({
    description: 'Address at the push service of the browser',
  }),
  keys: z.object({
    p256dh: bytes(65)
      .refine((text) => Buffer.from(text, 'base64url')[0] === 4, wrong)
      .meta({ description: 'Public key of the browser' }),
    auth: bytes(16).meta({ description: 'Secret of the browser' }),
  }),
})

export type PushSubscriptionInput = z.infer<typeof subscribeInput>

export const subscriptionSchema = z
  .object({
    id: uuidSchema,
    device: z.string().nullable().meta({ description: 'What the browser called itself (User-Agent)' }),
    service: z.string().meta({ description: 'Host of the push service' }),
    created_at: timestampSchema,
    current: z.boolean().meta({ description: 'Whether the session of this call made it' }),
  })
  .meta({ id: 'PushSubscription' })

/** What became of a test notification. */
export const pushTestSchema = z
  .object({
    result: z.enum(['delivered', 'gone', 'refused', 'unreachable']).meta({
      description:
        'delivered: the push service took it. gone: the browser has unsubscribed, and the subscription is removed. refused: the push service, or this server’s settings, reject it. unreachable: no answer, or try later',
    }),
    status: z.int().nullable().meta({ description: 'HTTP status of the push service; null without one' }),
  })
  .meta({ id: 'PushTest' })

export type PushTest = z.infer<typeof pushTestSchema>

export type ShownSubscription = z.infer<typeof subscriptionSchema>
