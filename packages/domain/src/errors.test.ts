import { expect, test } from 'vitest'
import { issueAt } from './issue-wording.ts'
import { domainErrorCodes, domainErrorMessages } from './error-codes.ts'
import { DomainError, issueSentence } from './errors.ts'

test('every error code has a default message', () => {
  expect(new Set(Object.values(domainErrorMessages)).size).toBe(domainErrorCodes.length)
  for (const code of domainErrorCodes) expect(new DomainError(code).message).toBe(domainErrorMessages[code])
})

test('formats issues as sentences and uses the first one as the message', () => {
  const issues = [issueAt(['tags', 0, 'name'], { code: 'required' }), issueAt([], { code: 'wrong_form' })]
  expect(issues.map(issueSentence)).toEqual(['tags.0.name is required', 'The input has a wrong form'])
  const cause = new Error('inner')
  const error = new DomainError('VALIDATION_FAILED', { issues, cause })
  expect(error).toMatchObject({
    message: 'tags.0.name is required',
    code: 'VALIDATION_FAILED',
    issues,
    cause,
  })
})
