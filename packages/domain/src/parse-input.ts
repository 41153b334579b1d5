import type { z } from 'zod'
import { DomainError } from './errors.ts'
import { toIssue, zodErrorMap } from './zod-error-map.ts'

/** Parses an input. Throws VALIDATION_FAILED with an issue for each problem. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  // The inputs in the error of zod may be secrets, so that error ends here.
  const { success, data, error } = schema.safeParse(input, { error: zodErrorMap, reportInput: true })
  if (!success) throw new DomainError('VALIDATION_FAILED', { issues: error.issues.map(toIssue) })
  return data
}
