import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { countDays } from './count-days.ts'

test('counts the open tasks of the seven days after today, across a month and by local time', () => {
  const at = (due_date: string, completed = false) =>
    sampleTask({ id: due_date, due_date, completed, status: completed ? 'completed' : 'pending' })
  const counts = countDays(
    [
      at('2026-11-27'),
      at('2026-11-28'),
      at(new Date('2026-11-28T23:59').toISOString()),
      at('2026-12-04'),
      at('2026-12-04', true),
      at('2026-12-05'),
      sampleTask({ id: 'undated', due_date: null }),
    ],
    '2026-11-27',
  )
  expect(counts.map(({ day, count }) => `${day.slice(5)} ${count}`)).toEqual([
    '11-28 2',
    '11-29 0',
    '11-30 0',
    '12-01 0',
    '12-02 0',
    '12-03 0',
    '12-04 1',
  ])
})
