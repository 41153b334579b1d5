import type { z } from 'zod'

/** What is wrong, as the rest of a sentence that starts with the field's name. Schemas' own words go first. */
export function wording(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(String(issue.expected))}`
    case 'invalid_value':
      return `must be one of ${(issue.values as unknown[]).join(', ')}`
    case 'too_small':
      return `must be at least ${String(issue.minimum)}${unit(issue.origin)}`
    case 'too_big':
      return `must be at most ${String(issue.maximum)}${unit(issue.origin)}`
    case 'invalid_format':
      return `must be a valid ${String(issue.format)}`
    case 'invalid_union':
      return 'has a wrong form'
    default:
      return undefined
  }
}

function article(type: string): string {
  const name = type === 'int' ? 'integer' : type
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

function unit(origin: unknown): string {
  return origin === 'string' ? ' characters' : ''
}
