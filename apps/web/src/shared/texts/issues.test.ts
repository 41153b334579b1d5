import { issueAt, issueCodes, type Issue, type IssueCode, type Problem } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { issueInGerman } from './german-issues.ts'
import { formTexts } from './forms.ts'
import { issueText } from './issue-text.ts'
import { syncCentreTexts } from './sync-centre.ts'

/** The parameters of any problem. */
const parameters = {
  part: 'BYHOUR',
  expected: 'string',
  allowed: ['low', 'high'],
  minimum: 8,
  maximum: 1_000,
  format: 'uuid',
  fields: ['completed'],
  field: 'password',
}
const issueOf = (code: IssueCode): Issue => issueAt(['title'], { code, ...parameters } as Problem)

test('each code has a German wording with its parameters', () => {
  for (const code of issueCodes) {
    const german = issueInGerman(issueOf(code))
    expect(german).not.toMatch(/undefined|NaN/)
    if (code !== 'invalid') expect(german).not.toContain('(')
  }
  expect(issueInGerman(issueOf('too_long'))).toBe('darf höchstens 1.000 Zeichen lang sein')
  expect(issueInGerman(issueOf('too_few'))).toBe('braucht mindestens 8 Einträge')
})

test('an issue that this build has no wording for shows the message of the server', () => {
  const issue = { code: 'invalid', path: ['title'], message: 'is too plain' } as const
  expect(issueInGerman(issue)).toBe('ist ungültig (is too plain)')
  // The outbox of an older build has issues without a code.
  const { code: _code, ...old } = issue
  expect(issueInGerman(old as unknown as Issue)).toBe('ist ungültig (is too plain)')
})

test('an issue is a sentence about its field', () => {
  expect(issueText(formTexts().issue, issueAt(['password'], { code: 'too_short', minimum: 8 }))).toBe(
    'Password must be at least 8 characters.',
  )
  expect(issueText(syncCentreTexts().issue, issueAt(['mood'], { code: 'required' }))).toBe('This is required')
})
