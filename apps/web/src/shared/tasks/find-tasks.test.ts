import { expect, test } from 'vitest'
import { sampleLabel, sampleList } from '../testing/sample-rows.ts'
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

test('finds the tasks of a list after # and with a label after @, also completed ones', () => {
  const lists = ['Work', 'Work stuff', 'Büro'].map((title) => sampleList({ id: title, title }))
  const labels = ['call', 'to buy'].map((name) => sampleLabel({ id: name, name }))
  const tasks = [
    sampleTask({ id: 'one', title: 'Pay rent', list_id: 'Work', label_ids: ['call'] }),
    sampleTask({
      id: 'two',
      title: 'Paper',
      description: 'rent',
      list_id: 'Work stuff',
      label_ids: ['to buy'],
    }),
    sampleTask({ id: 'three', title: 'Rent', list_id: 'Büro', status: 'completed', completed: true }),
    sampleTask({ id: 'four', title: 'Step', parent_id: 'one' }),
    sampleTask({ id: 'five', title: 'Fix #123 and @later' }),
  ]
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const found = (query: string) => findTasks(tasks, query, TODAY, { lists, labels, byId }).map(({ id }) => id)
  expect(found('#work')).toEqual(['one', 'four'])
  expect(found('#WORK STUFF')).toEqual(['two'])
  expect(found('#wo')).toEqual(['one', 'two', 'four'])
  expect(found('#buro')).toEqual(['three'])
  expect(found('#wo rent')).toEqual(['one', 'two'])
  expect(found('rent #work @call')).toEqual(['one'])
  expect(found('@buy')).toEqual(['two'])
  expect(found('@to buy paper')).toEqual(['two'])
  expect(found('#work @to')).toEqual([])
  // Signs that name nothing are text.
  expect(found('#123')).toEqual(['five'])
  expect(found('@later')).toEqual(['five'])
  expect(found('#nothing')).toEqual([])
})
