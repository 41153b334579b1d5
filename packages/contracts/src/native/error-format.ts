import { domainErrorCodes, issueSchema, type DomainError } from '@taskwire/domain'
import { z } from 'zod'
import { defaultErrorStatuses, errorSchema, type ErrorFormat } from '../error-format.ts'

/** `{message, code}`, with the single issues of invalid input. */
export const nativeErrorFormat: ErrorFormat = {
  statuses: defaultErrorStatuses,
  body: (message, { code, issues }: DomainError) => ({ message, code, ...(issues.length > 0 && { issues }) }),
  schema: errorSchema({
    code: z.enum(domainErrorCodes),
    issues: z.array(issueSchema).optional(),
  }),
}
