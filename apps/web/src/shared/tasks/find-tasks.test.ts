import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { findTasks } from './find-tasks.ts'

const milk = sampleTask({ id: 'milk', title: 'Buy Milk' })
const call = sampleTask({ id: 'call', title: 'Call home', description: 'About the milk' })

const found = (query: string) => findTasks([milk, call], query).map(({ id }) => id)

test('every word must be there, in the title or in the notes, in any letter case', () => {
  expect(found('MILK')).toEqual(['milk', 'call'])
  expect(found('home  milk ')).toEqual(['call'])
  expect(found('milk bread')).toEqual([])
})

test('without a word nothing is found', () => {
  expect(found(' ')).toEqual([])
})
