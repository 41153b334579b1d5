import { domainErrorCodes } from '@taskwire/domain'
import { z } from 'zod'
import { defaultErrorStatuses, errorSchema, type ErrorFormat } from '../error-format.ts'

/** `{message, code}`; every invalid input is a 400. */
export const flatErrorFormat: ErrorFormat = {
  statuses: {
    ...defaultErrorStatuses,
    VALIDATION_FAILED: [400],
    INVALID_CREDENTIALS: [401, 'Invalid credentials'],
    EMAIL_TAKEN: [409, 'User already exists: the e-mail is taken'],
    USERNAME_TAKEN: [409, 'User already exists: the username is taken'],
  },
  body: (message, { code }) => ({ message, code }),
  schema: errorSchema({ code: z.enum(domainErrorCodes) }),
}
