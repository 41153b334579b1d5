import { expect, test } from 'vitest'
import { findBadSubjects } from './bad-subjects.ts'

test('accepts an area, a colon and what changed', () => {
  const subjects = ['web: keep the time', 'client, docs: name the storage', 'Revert "web: keep the time"']
  expect(findBadSubjects(subjects)).toEqual([])
})

test.each([
  'Keep the time',
  'Web: keep the time',
  'web:keep the time',
  'web: ',
  `web: ${'long '.repeat(14)}`,
])('refuses %j', (subject) => {
  expect(findBadSubjects([subject])).toEqual([subject])
})
