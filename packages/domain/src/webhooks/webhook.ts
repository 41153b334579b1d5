import { z } from 'zod'
import { entityKindNames } from '../entities/registry.ts'
import { lookupIdSchema, uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { boundedText } from '../text.ts'

/** Maximum number of webhooks of one account. */
export const MAX_WEBHOOKS = 20

/** Deliveries of a webhook that are kept. */
export const KEPT_DELIVERIES = 50

const kindsSchema = z
  .array(z.enum(entityKindNames))
  .min(1)
  .max(entityKindNames.length)
  .meta({ description: 'Only changes of these kinds are sent' })

const urlSchema = boundedText({ min: 1, max: 2_000, trim: true }).meta({
  description:
    'An https address on the public internet, on port 443 or one from 1024 on, without a user name or a fragment',
})

const cursorSchema = z.string().max(100)

/** Input that creates a webhook. */
export const newWebhookSchema = z.object({
  url: urlSchema,
  kinds: kindsSchema.default(entityKindNames),
  cursor: cursorSchema.optional().meta({
    description: 'Where in the log it starts, from a page of changes; omitted: at the end of the log',
  }),
})

export type NewWebhook = z.infer<typeof newWebhookSchema>

/** Input that changes a webhook. Fields that are omitted stay. */
export const updateWebhookSchema = z.object({
  id: lookupIdSchema,
  url: urlSchema.optional(),
  kinds: kindsSchema.optional(),
  status: z.enum(['active', 'paused']).optional().meta({
    description:
      '`active` resumes after a pause or an end. On a webhook that waits for a retry, it retries at once',
  }),
})

export type WebhookUpdate = z.infer<typeof updateWebhookSchema>

export const replayWebhookSchema = z.object({
  id: lookupIdSchema,
  cursor: cursorSchema.meta({
    description: 'From a delivery or a page of changes: reading continues after it',
  }),
})

/** Why a webhook is no longer active. `by_owner`: the owner paused it, or all access to the account was ended. */
export const webhookReasons = ['by_owner', 'failing', 'secret_lost', 'gone'] as const

export type WebhookReason = (typeof webhookReasons)[number]

/** A webhook, as its owner sees it. */
export const webhookSchema = z
  .object({
    id: uuidSchema,
    url: z.string(),
    kinds: z.array(z.enum(entityKindNames)),
    status: z.enum(['active', 'paused', 'ended']),
    reason: z.enum(webhookReasons).nullable().meta({
      description:
        'Why it is not active: `by_owner`, or all access to the account was ended, such as by a reset of the password; `failing`, for three days; `secret_lost`: the server can no longer read the secret, rotate it; `gone`: the receiver returned 410',
    }),
    cursor: z.string().meta({ description: 'The receiver has everything up to here' }),
    failing_since: timestampSchema
      .nullable()
      .meta({ description: 'When the first attempt of the present delivery failed' }),
    next_attempt_at: timestampSchema.nullable().meta({ description: 'When the present delivery is retried' }),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Webhook' })

export type Webhook = z.infer<typeof webhookSchema>

/** A webhook with its secret. Only the responses that make a secret contain it. */
export const webhookWithSecretSchema = webhookSchema
  .extend({
    secret: z.string().meta({
      description: 'Signs the deliveries (Standard Webhooks). Shown in this response alone',
    }),
  })
  .meta({ id: 'WebhookWithSecret' })

export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>

/**
 * Why an attempt had no response. `address`: the name leads to an address that the server doesn't connect to. `timeout`: no response
 * within 10 seconds.
 */
export const deliveryErrors = ['address', 'connection', 'certificate', 'timeout'] as const

export type DeliveryError = (typeof deliveryErrors)[number]

export const deliveryAttemptSchema = z.object({
  at: timestampSchema,
  ms: z.number().int().meta({ description: 'Milliseconds until the response or the failure' }),
  status: z.number().int().nullable().meta({ description: 'Status of the response; 2xx is a success' }),
  error: z.enum(deliveryErrors).nullable().meta({ description: 'Why there was no response' }),
})

export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>

/** A delivery of a webhook with its attempts. */
export const webhookDeliverySchema = z
  .object({
    id: uuidSchema.meta({ description: 'The header `webhook-id` of every attempt' }),
    type: z.enum(['changes', 'test']),
    status: z.enum(['pending', 'delivered', 'failed']),
    changes: z.number().int().meta({ description: 'Number of changes that it contains' }),
    cursor_before: z
      .string()
      .nullable()
      .meta({ description: 'Replays this delivery and what follows it. Null for a test' }),
    cursor: z.string().nullable().meta({ description: 'The cursor in its body. Null for a test' }),
    attempts: z.array(deliveryAttemptSchema),
    created_at: timestampSchema,
    finished_at: timestampSchema.nullable(),
  })
  .meta({ id: 'WebhookDelivery' })

export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>
