import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { findTasks } from './find-tasks.ts'

const milk = sampleTask({ id: 'milk', title: 'Buy Milk' })
const call = sampleTask({ id: 'call', title: 'Call home', description: 'About the milk' })

const found = (query: string) => findTasks([milk, call], query).map(({ id }) => id)

test('finds tasks whose title or notes contain every word, in any letter case', () => {
  expect(found('MILK')).toEqual(['milk', 'call'])
  expect(found('home  milk ')).toEqual(['call'])
  expect(found('milk bread')).toEqual([])
})

test('finds nothing without a word', () => {
  expect(found(' ')).toEqual([])
})

test('ignores letter case, accents and normalisation', () => {
  const tasks = [
    sampleTask({ id: 'size', title: 'Größe messen' }),
    sampleTask({ id: 'cafe', title: 'Cafe\u0301', description: 'Łódź' }),
  ]
  const ids = (query: string) => findTasks(tasks, query).map(({ id }) => id)
  for (const query of ['GROSSE', 'größe', 'gro\u0308sse MESSEN']) expect(ids(query)).toEqual(['size'])
  for (const query of ['café', 'CAFE lodz', 'Łódź']) expect(ids(query)).toEqual(['cafe'])
  expect(ids('cafés')).toEqual([])
})
