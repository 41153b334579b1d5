import { DomainError } from '@taskwire/domain'
import type { z } from 'zod'
import { inputIssues } from './input-issues.ts'
import { wording } from './wording.ts'

/** A value as a schema wants it. Throws VALIDATION_FAILED with what is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: wording })
  if (result.success) return result.data
  throw new DomainError('VALIDATION_FAILED', { issues: inputIssues(result.error), cause: result.error })
}
