import { issueSentence, type DomainError } from '@taskwire/domain'
import { z } from 'zod'
import { commonAnswers, type Dialect } from '../../dialect.ts'

/** `{detail}`; the sign-up door adds `success: false`. */
export const scopedDialect: Dialect = {
  answers: {
    ...commonAnswers,
    VALIDATION_FAILED: [422, invalid],
    UNAUTHENTICATED: [401, 'Not authenticated'],
    INVALID_CREDENTIALS: [401, 'Incorrect email or password'],
    EMAIL_TAKEN: [400, 'A user with this email already exists'],
    TASK_NOT_FOUND: [404, 'Task not found'],
  },
  body: (detail, _failure, operation) =>
    operation === 'auth.signup' ? { success: false, detail } : { detail },
  schema: z.object({ detail: z.string(), success: z.literal(false).optional() }),
}

function invalid({ issues, message }: DomainError): string {
  const [first] = issues
  return `Validation error: ${first === undefined ? message : issueSentence(first)}`
}
