import {
  accountEventTypes,
  labelSchema,
  listSchema,
  taskSchema,
  timestampSchema,
  userSchema,
  uuidSchema,
  webhookSchema,
} from '@taskwire/domain'
import { z } from 'zod'

const sessionSchema = z.object({
  id: uuidSchema,
  door: z.string(),
  user_agent: z.string().nullable(),
  created_at: timestampSchema,
  last_used_at: timestampSchema,
  expires_at: timestampSchema,
  revoked_at: timestampSchema.nullable(),
})

const eventSchema = z.object({
  id: uuidSchema,
  type: z.enum(accountEventTypes),
  session_id: uuidSchema.nullable(),
  ip: z.string().nullable(),
  user_agent: z.string().nullable(),
  about: z.string().nullable(),
  created_at: timestampSchema,
})

const exportedWebhookSchema = webhookSchema.omit({ next_attempt_at: true })

export type ExportedWebhook = z.infer<typeof exportedWebhookSchema>
export type ExportedSession = z.infer<typeof sessionSchema>
export type ExportedEvent = z.infer<typeof eventSchema>

/** All data of an account except secrets and deleted tasks. */
export const exportSchema = z
  .object({
    exported_at: timestampSchema,
    profile: userSchema,
    sessions: z.array(sessionSchema),
    activity: z.array(eventSchema),
    lists: z.array(listSchema),
    labels: z.array(labelSchema),
    tasks: z.array(taskSchema),
    webhooks: z.array(exportedWebhookSchema),
  })
  .meta({ id: 'AccountExport' })
