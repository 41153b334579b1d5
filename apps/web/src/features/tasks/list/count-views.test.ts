import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { createViewCounter } from './count-views.ts'

const today = '2026-11-20'
const late = sampleTask({ id: 'late', due_date: '2026-11-18' })
const now = sampleTask({ id: 'now', due_date: today })
const later = sampleTask({ id: 'later', due_date: '2027-01-02' })
const someday = sampleTask({ id: 'someday' })
const done = sampleTask({ id: 'done', due_date: today, completed: true })

test('counts the open tasks of each view', () => {
  const count = createViewCounter()
  expect(count([done, someday, later, now, late], today)).toEqual({ today: 2, upcoming: 1, all: 4 })
})

test('updates the counts incrementally', () => {
  const count = createViewCounter()
  count([done, someday, later, now, late], today)
  const ticked = { ...late, completed: true }
  expect(count([done, someday, later, now, ticked], today)).toEqual({ today: 1, upcoming: 1, all: 3 })
  expect(count([{ ...done, completed: false }, someday, now, ticked], today)).toEqual({
    today: 2,
    upcoming: 0,
    all: 3,
  })
  expect(count([someday, now, later], '2027-01-02')).toEqual({ today: 2, upcoming: 0, all: 3 })
})
