import { expect, test } from 'vitest'
import { pastedLines } from './pasted-lines.ts'

test('each line is a task; empty ones and the marks of a list are none', () => {
  expect(pastedLines('Shopping:\r\n\r\n - oat milk\n* [ ] bread\r- [x] -5 °C freezer bags\n  \n')).toEqual([
    'Shopping:',
    'oat milk',
    'bread',
    '-5 °C freezer bags',
  ])
})

test('one line is one line, whatever ends it', () => {
  expect(pastedLines('Call Ann tomorrow\n')).toEqual(['Call Ann tomorrow'])
  expect(pastedLines('\n \n')).toEqual([])
})
