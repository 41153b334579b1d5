import type { Issue } from '@taskwire/domain'
import type { z } from 'zod'

/** What zod found, as issues of a DomainError. */
export function inputIssues(error: z.ZodError): Issue[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    message: issue.message,
  }))
}
