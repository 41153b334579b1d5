import { expect, test } from 'vitest'
import { describeFailure } from './describe-failure.ts'

test('describes a failure with its causes, down to the first', () => {
  const root = Object.assign(new Error('relation "users" already exists'), { code: '42P07' })
  const failure = new Error('A migration failed', { cause: new Error('step 3', { cause: root }) })
  expect(describeFailure(failure)).toBe('A migration failed: step 3: relation "users" already exists (42P07)')
})

test('omits the cause of a whole sentence, which contains it', () => {
  const failure = new Error('Port 3000 is in use.', { cause: new Error('listen EADDRINUSE') })
  expect(describeFailure(failure)).toBe('Port 3000 is in use.')
})

test('lists all failed addresses of one name', () => {
  const both = new AggregateError([new Error('refused ::1'), new Error('refused 127.0.0.1')])
  expect(describeFailure(both)).toBe('refused ::1, refused 127.0.0.1')
})

test('shows no password and no secret, at any depth', () => {
  const cause = new Error('connect postgres://ann:canary-1@db.example/x failed, canary-2')
  const failure = new Error('no database', { cause: new Error('canary-3 is wrong', { cause }) })
  const text = describeFailure(failure, ['canary-2', 'canary-3', ''])
  expect(text).toBe('no database: *** is wrong: connect postgres://ann:***@db.example/x failed, ***')
})

test('describes a thrown value that is not an error', () => {
  expect(describeFailure('plain')).toBe('plain')
  expect(describeFailure(undefined)).toBe('undefined')
})
