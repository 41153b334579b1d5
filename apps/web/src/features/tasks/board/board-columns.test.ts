import { expect, test } from 'vitest'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { boardColumns, cardBeside, MAX_CARDS, statusBeside } from './board-columns.ts'

const tasksOf = (...ids: string[]) => ids.map((id) => sampleTask({ id }))
const sections = [
  { key: 'pending', tasks: tasksOf('a', 'sub', 'b', 'c'), nested: new Set(['sub']) },
  { key: 'completed', tasks: tasksOf('x') },
]

test('a board has a column per status, also empty ones, with a card for each task but not for its subtasks', () => {
  const columns = boardColumns(sections).map(({ status, tasks }) => [
    status,
    tasks.map(({ id }) => id).join(''),
  ])
  expect(columns).toEqual([
    ['pending', 'abc'],
    ['in_progress', ''],
    ['completed', 'x'],
  ])
})

test('a long column hides the rest and counts it', () => {
  const many = Array.from({ length: MAX_CARDS + 7 }, (_, index) => `t${index}`)
  const [column] = boardColumns([{ key: 'pending', tasks: tasksOf(...many) }])
  expect([column?.tasks.length, column?.hidden]).toEqual([MAX_CARDS, 7])
})

test('the card beside is in the next column with cards, at the same height or the last one', () => {
  const columns = boardColumns(sections)
  expect(cardBeside(columns, 'c', 1)).toBe('x')
  expect(cardBeside(columns, 'x', -1)).toBe('a')
  expect(cardBeside(columns, 'a', -1)).toBeUndefined()
  expect(cardBeside(columns, 'gone', 1)).toBeUndefined()
  expect(statusBeside('pending', 1)).toBe('in_progress')
  expect(statusBeside('completed', 1)).toBeUndefined()
})
