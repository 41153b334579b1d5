import { domainErrorCodes, type DomainError } from '@taskwire/domain'
import { z } from 'zod'
import { commonAnswers, errorSchema, type Dialect } from '../../dialect.ts'

/** `{message, code}`, with the single issues where an input was refused. */
export const nativeDialect: Dialect = {
  answers: commonAnswers,
  body: (message, { code, issues }: DomainError) => ({ message, code, ...(issues.length > 0 && { issues }) }),
  schema: errorSchema({
    code: z.enum(domainErrorCodes),
    issues: z
      .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
      .optional(),
  }),
}
