import { describe, expect, test } from 'vitest'
import { completeTaskSchema, flagToSet } from './complete-input.ts'
import { createTaskSchema, updateTaskSchema } from './task-input.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'

test('a title is required, trimmed and at most 500 characters long', () => {
  expect(createTaskSchema.parse({ title: '  Buy milk ' }).title).toBe('Buy milk')
  expect(createTaskSchema.parse({ title: '😀'.repeat(500) }).title).toHaveLength(1000)
  for (const title of [undefined, null, 1, '', ' \n ', 'a'.repeat(501), 'a\0', 'a\ud800'])
    expect(createTaskSchema.safeParse({ title }).success).toBe(false)
})

test('a description is unchanged and at most 10,000 characters long; null differs from omitted', () => {
  const read = (description?: unknown) => createTaskSchema.safeParse({ title: 'a', description }).data
  expect(read(' a\n')?.description).toBe(' a\n')
  expect(read('😀'.repeat(10_000))).toBeDefined()
  expect(read('a'.repeat(10_001))).toBeUndefined()
  expect(read(null)?.description).toBeNull()
  expect(updateTaskSchema.parse({ id })).toEqual({ id })
})

describe('an input is never more than its known fields', () => {
  test('ignores fields that clients may not write', () => {
    const forged = JSON.parse(
      `{"title":"a","user_id":"${id}","revision":9,"number":1,"created_at":"x","deleted_at":null,"status_label":"x","__proto__":{"completed":true}}`,
    ) as object
    expect(createTaskSchema.parse(forged)).toEqual({ title: 'a' })
    expect(updateTaskSchema.parse({ id, ...forged })).toEqual({ id, title: 'a' })
  })

  test('coerces no types', () => {
    for (const wrong of [
      { completed: 'true' },
      { completed: 1 },
      { completed: null },
      { status: 'almost' },
      { status: '' },
      { status: null },
      { priority: 'urgent' },
      { due_date: 0 },
      { completed_at: 0 },
    ]) {
      expect(createTaskSchema.safeParse({ title: 'a', ...wrong }).success, JSON.stringify(wrong)).toBe(false)
      expect(updateTaskSchema.safeParse({ id, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    }
    expect(completeTaskSchema.safeParse({ id, completed: 'true' }).success).toBe(false)
    expect(updateTaskSchema.safeParse({ id: 1 }).success).toBe(false)
  })
})

test.each([
  ['In Progress', 'in_progress'],
  ['in-progress', 'in_progress'],
  ['PENDING', 'pending'],
  ['todo', 'pending'],
  ['To Do', 'pending'],
  ['open', 'pending'],
  ['doing', 'in_progress'],
  ['ongoing', 'in_progress'],
  ['done', 'completed'],
  ['Complete', 'completed'],
])('parses the status %s as %s', (words, status) => {
  expect(createTaskSchema.parse({ title: 'a', status: words }).status).toBe(status)
  expect(updateTaskSchema.parse({ id, status: words }).status).toBe(status)
})

test.each([
  ['High', 'high'],
  ['LOW', 'low'],
  [null, 'medium'],
  ['', 'medium'],
])('parses the priority %j as %s', (word, priority) => {
  expect(createTaskSchema.parse({ title: 'a', priority: word }).priority).toBe(priority)
  expect(updateTaskSchema.parse({ id, priority: word }).priority).toBe(priority)
})

test('leaves an omitted status or priority omitted', () => {
  expect(updateTaskSchema.parse({ id, status: undefined, priority: undefined })).toEqual({ id })
})

test('ignores a number as the id of a new task', () => {
  expect(createTaskSchema.parse({ id: 7, title: 'a' }).id).toBeUndefined()
})

describe('completing', () => {
  test.each([
    [{ completed: true }, true],
    [{ complete: false }, false],
    [{ is_completed: true }, true],
    [{ completed: true, complete: true, is_completed: true }, true],
    [{ completed: true, title: 'a', status: 'pending' }, true],
    [{}, 'flip'],
    [{ op_id: 'a', expected_revision: 1 }, 'flip'],
  ])('%j sets %s', (flags, set) => {
    expect(flagToSet(completeTaskSchema.parse({ id, ...flags }))).toBe(set)
  })

  test.each([
    { completed: 'true' },
    { completed: null },
    { completed: true, is_completed: false },
    { completed: true, complete: false },
    { status: 'completed' },
    { done: true },
    { title: 'a' },
  ])('rejects %j: it is ambiguous', (flags) => {
    expect(completeTaskSchema.safeParse({ id, ...flags }).error?.issues[0]?.path).toEqual(['completed'])
  })
})

test('a new id is a uuid; an id to look up may be any text', () => {
  expect(createTaskSchema.parse({ id: id.toUpperCase(), title: 'a' }).id).toBe(id)
  expect(createTaskSchema.safeParse({ id: '7', title: 'a' }).success).toBe(false)
  expect(updateTaskSchema.parse({ id: '7' }).id).toBe('7')
})

test('converts the time of completion to UTC', () => {
  const { completed_at } = createTaskSchema.parse({ title: 'a', completed_at: '2026-01-01T01:00:00+01:00' })
  expect(completed_at).toBe('2026-01-01T00:00:00.000Z')
})
