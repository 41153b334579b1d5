import { issueSentence, type DomainError } from '@taskwire/domain'
import { defaultErrorStatuses, errorSchema, type ErrorFormat } from '../error-format.ts'

/** `{error}`, with the messages of the document. */
export const todoErrorFormat: ErrorFormat = {
  statuses: {
    ...defaultErrorStatuses,
    VALIDATION_FAILED: [400, invalid],
    UNAUTHENTICATED: [401, 'Unauthorized access - invalid or missing token'],
    INVALID_CREDENTIALS: [401, 'Invalid credentials'],
    EMAIL_TAKEN: [409, 'Email already registered'],
    TASK_NOT_FOUND: [404, 'Task not found'],
    TASK_LIMIT_REACHED: [400],
    TASK_NOT_YOURS: [403, 'Access denied - task does not belong to user'],
  },
  body: (error) => ({ error }),
  schema: errorSchema({}),
}

function invalid({ issues, message }: DomainError, operation: string): string {
  if (operation === 'auth.signup') return 'Invalid email format or password too weak'
  const [first] = issues
  return `Validation error - ${first === undefined ? message : issueSentence(first)}`
}
