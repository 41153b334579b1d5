import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { firstOfAnyDay, repeatEdits, startOn } from './repeat-edits.ts'

const weekly = { rule: 'FREQ=WEEKLY', from: 'due', time_zone: 'UTC', start: '2026-11-20' } as const
const repeats = sampleTask({ id: 'repeats', due_date: '2026-11-20', recurrence: weekly })
const dated = sampleTask({ id: 'dated', due_date: '2026-11-21' })
const undated = sampleTask({ id: 'undated', due_date: null })

test('each task starts on its own day; one without a date gets one; one that repeats so stays', () => {
  const edits = repeatEdits([repeats, dated, undated], (due) => ({
    recurrence: { rule: 'FREQ=WEEKLY', from: 'due' },
    due_date: due ?? '2026-11-18',
  }))
  const recurrence = { rule: 'FREQ=WEEKLY', from: 'due' }
  expect(edits).toEqual([
    { entity: 'task', kind: 'update', id: 'dated', patch: { recurrence } },
    { entity: 'task', kind: 'update', id: 'undated', patch: { recurrence, due_date: '2026-11-18' } },
  ])
})

test('only tasks that repeat stop, and counting from completion is a change', () => {
  expect(repeatEdits([repeats, dated], () => null)).toEqual([
    { entity: 'task', kind: 'update', id: 'repeats', patch: { recurrence: null } },
  ])
  const fromCompletion = {
    recurrence: { rule: 'FREQ=WEEKLY', from: 'completion' as const },
    due_date: '2026-11-20',
  }
  expect(repeatEdits([repeats], () => fromCompletion)).toHaveLength(1)
  expect(repeatEdits([repeats], () => undefined)).toEqual([])
})

test('working days start on Monday, with the time of the task', () => {
  const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'
  expect(['2026-11-20', '2026-11-21'].map((day) => firstOfAnyDay(workdays, day))).toEqual([
    '2026-11-20',
    '2026-11-23',
  ])
  expect(firstOfAnyDay('FREQ=WEEKLY', '2026-11-21')).toBe('2026-11-21')
  const due = new Date('2026-11-21T09:30').toISOString()
  expect(startOn('2026-11-23', due)).toBe(new Date('2026-11-23T09:30').toISOString())
  expect(startOn('2026-11-21', due)).toBe(due)
})
