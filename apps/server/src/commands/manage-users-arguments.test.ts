import { expect, test } from 'vitest'
import { readArguments } from './manage-users-arguments.ts'

test('reads an e-mail in its stored form', () => {
  for (const action of ['promote', 'demote', 'deactivate', 'reactivate', 'reset-password'] as const)
    expect(readArguments(['user', action, ' Ann@Example.com'])).toEqual({ action, email: 'ann@example.com' })
})

test('lists all users, or those that match', () => {
  expect(readArguments(['user', 'list'])).toEqual({ action: 'list', search: undefined })
  expect(readArguments(['user', 'list', 'Ann'])).toEqual({ action: 'list', search: 'Ann' })
})

test.each([
  [[]],
  [['user']],
  [['user', 'promote']],
  [['user', 'promote', 'no e-mail']],
  [['user', 'promote', 'a@b', 'c@d']],
  [['user', 'remove', 'a@b']],
  [['task', 'list']],
  [['user', 'list', '--help']],
  [['keys']],
  [['log']],
])('%j is not a valid command', (words) => {
  expect(readArguments(words)).toBeUndefined()
})
