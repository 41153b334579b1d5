import { defaultErrorStatuses, errorSchema, type ErrorFormat } from '../error-format.ts'

/** `{error}`, with the messages of the document. */
export const sessionErrorFormat: ErrorFormat = {
  statuses: {
    ...defaultErrorStatuses,
    VALIDATION_FAILED: [400, 'Invalid input data'],
    INVALID_CREDENTIALS: [401, 'Invalid credentials'],
    UNKNOWN_ACCOUNT: [404, "user doesn't exist"],
    EMAIL_TAKEN: [409, 'user already exists'],
    INVALID_REFRESH_TOKEN: [401, 'Invalid token'],
    REFRESH_TOKEN_EXPIRED: [401, 'refresh token expired'],
  },
  body: (error) => ({ error }),
  schema: errorSchema({}),
}
