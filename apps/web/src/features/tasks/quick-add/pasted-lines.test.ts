import { expect, test } from 'vitest'
import { pastedLines } from './pasted-lines.ts'

test('each line becomes a task, without list marks and empty lines', () => {
  expect(pastedLines('Shopping:\r\n\r\n - oat milk\n* [ ] bread\r- [x] -5 °C freezer bags\n  \n')).toEqual([
    'Shopping:',
    'oat milk',
    'bread',
    '-5 °C freezer bags',
  ])
})

test('a trailing line break does not add a line', () => {
  expect(pastedLines('Call Ann tomorrow\n')).toEqual(['Call Ann tomorrow'])
  expect(pastedLines('\n \n')).toEqual([])
})
