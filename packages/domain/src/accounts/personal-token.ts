import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { boundedText } from '../text.ts'
import { scopes, scopeSchema } from './scopes.ts'

/** Maximum number of personal access tokens of one account, expired ones included. */
export const MAX_PERSONAL_TOKENS = 50

/** Input that creates a personal access token. */
export const newPersonalTokenSchema = z.object({
  name: boundedText({ min: 1, max: 100, trim: true }),
  scopes: z
    .array(scopeSchema)
    .min(1)
    .max(scopes.length)
    .meta({ description: 'tasks:write includes the other two; tasks:add may only create' }),
  expires_in_days: z.number().int().min(1).max(365).default(90),
})

export type NewPersonalToken = z.infer<typeof newPersonalTokenSchema>

/** A personal access token, as its owner sees it. The secret is shown only once, at its creation. */
export const personalTokenSchema = z
  .object({
    id: uuidSchema,
    name: z.string(),
    scopes: z.array(scopeSchema),
    created_at: timestampSchema,
    expires_at: timestampSchema,
    last_used_at: timestampSchema.nullable().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'PersonalAccessToken' })

export type PersonalToken = z.infer<typeof personalTokenSchema>
