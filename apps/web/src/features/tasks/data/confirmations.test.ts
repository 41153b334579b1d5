import { expect, test } from 'vitest'
import { sampleTask } from '../testing/sample-task.ts'
import { createConfirmations, withConfirmed } from './confirmations.ts'

const before = sampleTask({ id: 'a', title: 'Before', revision: 1 })
const after = { ...before, title: 'After', revision: 2 }

test('a list that was asked for before an answer came is brought up to it', () => {
  const confirmations = createConfirmations()
  const mark = confirmations.mark()
  confirmations.record('a', after)
  confirmations.record('gone', null)
  confirmations.record('new', sampleTask({ id: 'new' }))
  const list = confirmations.bringUpToDate([before, sampleTask({ id: 'gone' })], mark)
  expect(list.map(({ title }) => title)).toEqual(['new', 'After'])
})

test('a list that was asked for later stands as it is', () => {
  const confirmations = createConfirmations()
  confirmations.record('a', null)
  const list = confirmations.bringUpToDate([before], confirmations.mark())
  expect(list).toEqual([before])
})

test('an older revision never replaces a newer one', () => {
  expect(withConfirmed([after], 'a', before)).toEqual([after])
})
