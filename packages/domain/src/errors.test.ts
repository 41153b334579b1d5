import { expect, test } from 'vitest'
import { DomainError, domainErrorCodes, domainErrorMessages, issueSentence } from './errors.ts'

test('every error code has a default message', () => {
  expect(new Set(Object.values(domainErrorMessages)).size).toBe(domainErrorCodes.length)
  for (const code of domainErrorCodes) expect(new DomainError(code).message).toBe(domainErrorMessages[code])
})

test('formats issues as sentences and uses the first one as the message', () => {
  const issues = [
    { path: ['tags', 0, 'name'], message: 'is required' },
    { path: [], message: 'has a wrong form' },
  ]
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
