import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { createPlaceCounter } from './count-places.ts'

const today = '2026-11-20'
const late = sampleTask({ id: 'late', due_date: '2026-11-18' })
const now = sampleTask({ id: 'now', due_date: today })
const later = sampleTask({ id: 'later', due_date: '2027-01-02', list_id: 'home', label_ids: ['call'] })
const someday = sampleTask({ id: 'someday', list_id: 'home' })
const part = sampleTask({ id: 'part', parent_id: 'someday', due_date: today, label_ids: ['call'] })
const done = sampleTask({ id: 'done', due_date: today, completed: true })
const tasks = [done, part, someday, later, now, late]

test('counts the open tasks of each place; a subtask counts by its date and labels', () => {
  expect(Object.fromEntries(createPlaceCounter()(tasks, today))).toEqual({
    today: 3,
    upcoming: 1,
    all: 4,
    inbox: 2,
    'list:home': 2,
    'label:call': 2,
  })
})

test('updates the counts incrementally', () => {
  const count = createPlaceCounter()
  count(tasks, today)
  const places = fc.record({
    completed: fc.boolean(),
    due_date: fc.constantFrom(null, today, '2027-01-02'),
    list_id: fc.constantFrom(null, 'home', 'work'),
    label_ids: fc.constantFrom([], ['call'], ['call', 'mail']),
  })
  fc.assert(
    fc.property(fc.nat(tasks.length - 1), places, fc.boolean(), (index, fields, isDeleted) => {
      const changed = tasks.toSpliced(index, 1, ...(isDeleted ? [] : [{ ...tasks[index]!, ...fields }]))
      expect(count(changed, today)).toEqual(createPlaceCounter()(changed, today))
      expect(count(tasks, '2027-01-02')).toEqual(createPlaceCounter()(tasks, '2027-01-02'))
    }),
  )
})
