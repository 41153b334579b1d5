import { expect, test } from 'vitest'
import { issueSentence } from './issue-sentence.ts'

test.for([
  [['title'], 'is required', 'Title is required'],
  [['title'], 'title must be at most 500 characters', 'Title must be at most 500 characters'],
  [['due_date'], 'must be a date', 'Due date must be a date'],
  [['tasks', 3, 'due_date'], 'must be a date', 'Due date must be a date'],
  [
    ['status'],
    'status, completed and completed_at contradict',
    'Status, completed and completed_at contradict',
  ],
  [['password'], 'This password is too common', 'This password is too common'],
  [[], 'must be an object', 'Must be an object'],
  [[0], 'is required', 'Is required'],
] as const)('%j, %s', ([path, message, sentence]) => {
  expect(issueSentence({ path, message })).toBe(sentence)
})
