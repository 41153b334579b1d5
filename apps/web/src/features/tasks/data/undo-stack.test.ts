import { expect, test } from 'vitest'
import { afterStep, emptyUndo, takeRedo, takeUndo, type Step, type UndoStack } from './undo-stack.ts'

const step = (title: string, fields: Partial<Step> = {}): Step => ({
  deed: 'update',
  title,
  undo: [],
  redo: [],
  at: 0,
  ...fields,
})
const titles = (steps: readonly Step[]) => steps.map(({ title }) => title)

test('fifty steps are kept, the latest ones', () => {
  let stack: UndoStack = emptyUndo
  for (let n = 1; n <= 60; n++) stack = afterStep(stack, step(String(n)))
  expect(stack.done.length).toBe(50)
  expect(stack.done[0]?.title).toBe('11')
})

test('a step goes back and forth; doing something else ends what could be done again', () => {
  const stack = afterStep(afterStep(emptyUndo, step('one')), step('two'))
  const [undone, back] = takeUndo(stack)!
  expect(undone.title).toBe('two')
  expect(titles(takeRedo(back)![1].done)).toEqual(['one', 'two'])
  const other = afterStep(back, step('three'))
  expect(takeRedo(other)).toBe(undefined)
  expect(titles(other.done)).toEqual(['one', 'three'])
  expect(takeUndo(emptyUndo)).toBe(undefined)
})

test('saves of one text that follow each other closely are one step back to the beginning', () => {
  const save = (from: string, to: string, at: number) =>
    step(to, {
      at,
      joins: 'a title',
      undo: [{ kind: 'update', id: 'a', patch: { title: from }, expects: { title: to } }],
    })
  const once = afterStep(emptyUndo, save('', 'Mi', 0))
  const joined = afterStep(once, save('Mi', 'Milk', 1_000))
  expect(joined.done.map(({ undo }) => undo)).toEqual([
    [{ kind: 'update', id: 'a', patch: { title: '' }, expects: { title: 'Milk' } }],
  ])
  expect(afterStep(joined, save('Milk', 'Milk!', 9_000)).done.length).toBe(2)
})
