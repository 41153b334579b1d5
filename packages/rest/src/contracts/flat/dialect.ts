import { domainErrorCodes } from '@taskwire/domain'
import { z } from 'zod'
import { commonAnswers, errorSchema, type Dialect } from '../../dialect.ts'

/** `{message, code}`; whatever is wrong with an input is a 400. */
export const flatDialect: Dialect = {
  answers: {
    ...commonAnswers,
    VALIDATION_FAILED: [400],
    INVALID_CREDENTIALS: [401, 'Invalid credentials'],
    EMAIL_TAKEN: [409, 'User already exists: the e-mail is taken'],
    USERNAME_TAKEN: [409, 'User already exists: the username is taken'],
  },
  body: (message, { code }) => ({ message, code }),
  schema: errorSchema({ code: z.enum(domainErrorCodes) }),
}
