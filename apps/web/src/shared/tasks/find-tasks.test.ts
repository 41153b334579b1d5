import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { findTasks } from './find-tasks.ts'

const TODAY = '2026-11-20'
const milk = sampleTask({ id: 'milk', title: 'Buy Milk' })
const call = sampleTask({ id: 'call', title: 'Call home', description: 'About the milk' })

const idsOf = (tasks: Parameters<typeof findTasks>[0], query: string) =>
  findTasks(tasks, query, TODAY).map(({ id }) => id)

test('finds tasks whose title or notes contain every word, in any letter case', () => {
  const found = (query: string) => idsOf([milk, call], query)
  expect(found('MILK')).toEqual(['milk', 'call'])
  expect(found('home  milk ')).toEqual(['call'])
  expect(found('milk bread')).toEqual([])
})

test('lists tasks with every word in the title first', () => {
  expect(idsOf([call, milk], 'milk')).toEqual(['milk', 'call'])
  expect(idsOf([call, milk], 'home milk')).toEqual(['call'])
})

test('finds nothing without a word', () => {
  expect(idsOf([milk, call], ' ')).toEqual([])
})

test('ignores letter case, accents and normalisation', () => {
  const tasks = [
    sampleTask({ id: 'size', title: 'Größe messen' }),
    sampleTask({ id: 'cafe', title: 'Cafe\u0301', description: 'Łódź' }),
  ]
  for (const query of ['GROSSE', 'größe', 'gro\u0308sse MESSEN'])
    expect(idsOf(tasks, query)).toEqual(['size'])
  for (const query of ['café', 'CAFE lodz', 'Łódź']) expect(idsOf(tasks, query)).toEqual(['cafe'])
  expect(idsOf(tasks, 'cafés')).toEqual([])
})

test('understands dates and priorities in both languages, of open tasks only', () => {
  const priority = 'low' as const
  const tasks = [
    sampleTask({ id: 'now', title: 'Stand-up', due_date: TODAY, priority }),
    sampleTask({ id: 'late', title: 'Tax form', due_date: '2026-11-19', priority: 'high' }),
    sampleTask({ id: 'later', title: 'Trip', due_date: '2026-11-21', priority: 'medium' }),
    sampleTask({ id: 'word', title: 'Read “Today” in high school', priority }),
    sampleTask({
      id: 'done',
      title: 'Rent',
      due_date: TODAY,
      priority: 'high',
      status: 'completed',
      completed: true,
    }),
  ]
  for (const query of ['today', 'TODAY']) expect(idsOf(tasks, query)).toEqual(['word', 'now'])
  expect(idsOf(tasks, 'heute')).toEqual(['now'])
  for (const query of ['overdue', 'überfällig', 'u\u0308berfa\u0308llig', 'Ueberfaellig'])
    expect(idsOf(tasks, query)).toEqual(['late'])
  expect(idsOf(tasks, 'high')).toEqual(['word', 'late'])
  expect(idsOf(tasks, 'hoch')).toEqual(['late'])
  for (const query of ['medium', 'mittel']) expect(idsOf(tasks, query)).toEqual(['later'])
  for (const query of ['low', 'niedrig']) expect(idsOf(tasks, query)).toEqual(['now', 'word'])
  expect(idsOf(tasks, 'overdue tax high')).toEqual(['late'])
  expect(idsOf(tasks, 'today rent')).toEqual([])
})
