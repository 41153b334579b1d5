import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { DomainError } from './errors.ts'
import { issueSchema } from './issue-schema.ts'
import { issueAt, problemInEnglish } from './issue-wording.ts'
import { isIssueCode, issueCodes, type Issue, type IssueCode, type Problem } from './issues.ts'
import { parseInput } from './parse-input.ts'
import { addProblem, refusedAs } from './zod-error-map.ts'

/** One problem of each code: a code without a sample doesn't compile. */
const samples: { readonly [Code in IssueCode]: Extract<Problem, { code: Code }> } = {
  required: { code: 'required' },
  wrong_type: { code: 'wrong_type', expected: 'integer' },
  not_one_of: { code: 'not_one_of', allowed: ['low', 'high'] },
  too_short: { code: 'too_short', minimum: 8 },
  too_long: { code: 'too_long', maximum: 500 },
  too_small: { code: 'too_small', minimum: 1 },
  too_large: { code: 'too_large', maximum: 3 },
  too_few: { code: 'too_few', minimum: 1 },
  too_many: { code: 'too_many', maximum: 1_000 },
  wrong_format: { code: 'wrong_format', format: 'uuid' },
  wrong_form: { code: 'wrong_form' },
  unstorable_characters: { code: 'unstorable_characters' },
  malformed_unicode: { code: 'malformed_unicode' },
  not_an_email: { code: 'not_an_email' },
  not_a_date: { code: 'not_a_date' },
  not_an_instant: { code: 'not_an_instant' },
  not_a_time: { code: 'not_a_time' },
  not_a_time_zone: { code: 'not_a_time_zone' },
  not_a_push_endpoint: { code: 'not_a_push_endpoint' },
  not_a_push_key: { code: 'not_a_push_key' },
  not_a_webhook_url: { code: 'not_a_webhook_url' },
  not_an_epoch: { code: 'not_an_epoch' },
  not_an_idempotency_key: { code: 'not_an_idempotency_key' },
  not_a_position: { code: 'not_a_position' },
  unknown_cursor: { code: 'unknown_cursor' },
  cursor_of_another_list: { code: 'cursor_of_another_list' },
  wrong: { code: 'wrong' },
  common_password: { code: 'common_password' },
  contradiction: { code: 'contradiction', fields: ['completed', 'completed_at'] },
  not_combinable: { code: 'not_combinable', fields: ['add_label_ids', 'remove_label_ids'] },
  subtask_with_list: { code: 'subtask_with_list' },
  own_parent: { code: 'own_parent' },
  has_subtasks: { code: 'has_subtasks' },
  not_a_neighbour: { code: 'not_a_neighbour' },
  different_starts: { code: 'different_starts', field: 'offset' },
  differs: { code: 'differs', field: 'password' },
  no_title: { code: 'no_title' },
  title_too_long: { code: 'title_too_long', maximum: 500 },
  not_a_rule: { code: 'not_a_rule' },
  unsupported_rule_part: { code: 'unsupported_rule_part', part: 'BYHOUR' },
  wrong_rule_part: { code: 'wrong_rule_part', part: 'BYDAY' },
  no_future: { code: 'no_future' },
  needs_due_date: { code: 'needs_due_date' },
  subtask_repeats: { code: 'subtask_repeats' },
  invalid: { code: 'invalid' },
}

test('each code has an English wording of its own, and a place in the schema of the wire', () => {
  expect(issueCodes).toEqual(Object.keys(samples))
  const wordings = Object.values(samples).map(problemInEnglish)
  expect(new Set(wordings).size).toBe(issueCodes.length)
  for (const wording of wordings) expect(wording).not.toMatch(/undefined|NaN/)
  for (const problem of Object.values(samples)) {
    const issue = issueAt(['title'], problem)
    expect(issueSchema.parse(issue)).toEqual(issue)
  }
})

test('a code of a newer version is no code of this one, and has a general wording', () => {
  expect(isIssueCode('required')).toBe(true)
  for (const code of ['too_new', 'constructor', '', undefined, 7]) expect(isIssueCode(code)).toBe(false)
  expect(problemInEnglish({ code: 'too_new' } as unknown as Problem)).toBe('is not valid')
})

test('the code of an issue narrows its parameters', () => {
  const issue = issueAt(['title'], samples.too_long)
  if (issue.code === 'too_long') expectTypeOf(issue.maximum).toEqualTypeOf<number>()
  // @ts-expect-error other codes have no maximum
  expectTypeOf(issue.maximum)
})

describe('a parse', () => {
  const kind = z.enum(['low', 'high'])
  const even = z.number().refine((number) => number % 2 === 0, refusedAs({ code: 'wrong' }))
  const shout = z.string().superRefine((text, ctx) => {
    if (text !== text.toUpperCase()) addProblem(ctx, { code: 'contradiction', fields: ['case'] }, ['text'])
  })

  test.for<[z.ZodType, unknown, Problem, path?: string[]]>([
    [z.string(), undefined, { code: 'required' }],
    [z.string(), 7, { code: 'wrong_type', expected: 'string' }],
    [z.int(), 1.5, { code: 'wrong_type', expected: 'integer' }],
    [kind, 'middle', { code: 'not_one_of', allowed: ['low', 'high'] }],
    [z.string().min(2), 'a', { code: 'too_short', minimum: 2 }],
    [z.string().max(2), 'abc', { code: 'too_long', maximum: 2 }],
    [z.number().min(2), 1, { code: 'too_small', minimum: 2 }],
    [z.number().max(2), 3, { code: 'too_large', maximum: 2 }],
    [z.array(z.string()).min(1), [], { code: 'too_few', minimum: 1 }],
    [z.array(z.string()).max(1), ['a', 'b'], { code: 'too_many', maximum: 1 }],
    [z.uuid(), 'a', { code: 'wrong_format', format: 'uuid' }],
    [z.union([z.string(), z.number()]), true, { code: 'wrong_form' }],
    [even, 3, { code: 'wrong' }],
    [shout, 'a', { code: 'contradiction', fields: ['case'] }, ['text']],
  ])(
    '%# is refused with its code, its parameters and the English wording',
    ([schema, value, problem, path]) => {
      const [issue] = issuesOf(schema, value)
      expect(issue).toEqual(issueAt(path ?? [], problem))
    },
  )

  test('an issue without a known code keeps the message of the schema', () => {
    const odd = z.string().refine(() => false, 'is odd')
    expect(issuesOf(odd, 'a')).toEqual([{ code: 'invalid', path: [], message: 'is odd' }])
  })

  test('an input that is refused is not part of the error', () => {
    try {
      parseInput(z.object({ password: z.string().max(3) }), { password: 'secret' })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError)
      expect(JSON.stringify([error, (error as Error).cause])).not.toContain('secret')
    }
  })
})

function issuesOf(schema: z.ZodType, value: unknown): readonly Issue[] {
  try {
    parseInput(schema, value)
  } catch (error) {
    if (error instanceof DomainError) return error.issues
    throw error
  }
  return []
}
