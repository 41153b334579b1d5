import { issueSentence, type DomainError } from '@taskwire/domain'
import { z } from 'zod'
import { defaultErrorStatuses, errorSchema, type ErrorFormat } from '../error-format.ts'

const access = "Access forbidden: Cannot access other user's data"

/** The error of each operation under another user's path. */
const forbidden: Readonly<Record<string, string>> = {
  'tasks.list': access,
  'tasks.create': 'Access forbidden: Cannot create tasks for other users',
  'tasks.get': access,
  'tasks.update': "Access forbidden: Cannot update other user's data",
  'tasks.delete': "Access forbidden: Cannot delete other user's data",
  'tasks.complete': "Access forbidden: Cannot modify other user's data",
}

/** `{detail}`; sign-up adds `success: false`. */
export const scopedErrorFormat: ErrorFormat = {
  statuses: {
    ...defaultErrorStatuses,
    VALIDATION_FAILED: [422, invalid],
    UNAUTHENTICATED: [401, 'Not authenticated'],
    INVALID_CREDENTIALS: [401, 'Incorrect email or password'],
    EMAIL_TAKEN: [400, 'A user with this email already exists'],
    NOT_YOUR_PATH: [403, (_failure, operation) => forbidden[operation] ?? access],
    TASK_NOT_FOUND: [404, 'Task not found'],
  },
  body: (detail, _failure, operation) =>
    operation === 'auth.signup' ? { success: false, detail } : { detail },
  schema: errorSchema({ success: z.literal(false).optional() }),
}

function invalid({ issues, message }: DomainError): string {
  const [first] = issues
  return `Validation error: ${first === undefined ? message : issueSentence(first)}`
}
