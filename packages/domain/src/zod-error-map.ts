import { z } from 'zod'
import { problemInEnglish } from './issue-wording.ts'
import type { Issue, Problem } from './issues.ts'

/** An issue of zod, before or after it has its message. */
type ZodIssue = z.core.$ZodIssue | z.core.$ZodRawIssue

/** The options of a `refine` whose failure is this problem. */
export function refusedAs(problem: Problem): { error: string; params: { problem: Problem } } {
  return { error: problemInEnglish(problem), params: { problem } }
}

/** Adds a problem to the issues of a `superRefine` or a `preprocess`. */
export function addProblem(
  ctx: Pick<z.core.$RefinementCtx, 'addIssue'>,
  problem: Problem,
  path?: (string | number)[],
): void {
  const { error: message, params } = refusedAs(problem)
  ctx.addIssue({ code: 'custom', message, params, ...(path !== undefined && { path }) })
}

/** A text schema that refuses a value of another type as this problem, too. */
export function textOr<Schema extends z.ZodType<string, string>>(problem: Problem, schema: Schema) {
  return z.preprocess((value: string, ctx) => {
    if (typeof value !== 'string') addProblem(ctx, problem)
    return value
  }, schema)
}

/** The error map of every parse. Messages that a schema sets itself take precedence. */
export function zodErrorMap(issue: z.core.$ZodRawIssue): string | undefined {
  const problem = problemOf(issue)
  return problem.code === 'invalid' ? undefined : problemInEnglish(problem)
}

/** Converts an issue of zod. To tell a missing value from one of another type, parse with `reportInput`. */
export function toIssue(issue: z.core.$ZodIssue): Issue {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
  return { path, message: issue.message, ...problemOf(issue) }
}

function problemOf(issue: ZodIssue): Problem {
  switch (issue.code) {
    case 'invalid_type':
      if ('input' in issue && issue.input === undefined) return { code: 'required' }
      return { code: 'wrong_type', expected: issue.expected === 'int' ? 'integer' : String(issue.expected) }
    case 'invalid_value':
      return { code: 'not_one_of', allowed: (issue.values as readonly unknown[]).map(String) }
    case 'too_small': {
      const minimum = Number(issue.minimum)
      const code = ({ string: 'too_short', array: 'too_few' } as const)[String(issue.origin)] ?? 'too_small'
      return { code, minimum }
    }
    case 'too_big': {
      const maximum = Number(issue.maximum)
      const code = ({ string: 'too_long', array: 'too_many' } as const)[String(issue.origin)] ?? 'too_large'
      return { code, maximum }
    }
    case 'invalid_format':
      return { code: 'wrong_format', format: String(issue.format) }
    case 'invalid_union':
      return { code: 'wrong_form' }
    case 'custom':
      return (issue.params as { problem?: Problem } | undefined)?.problem ?? { code: 'invalid' }
    default:
      return { code: 'invalid' }
  }
}
