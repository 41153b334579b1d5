import { expect, test } from 'vitest'
import { pushStep, emptyStack, popRedo, popUndo, type Step, type UndoStack } from './undo-stack.ts'

const step = (title: string, fields: Partial<Step> = {}): Step => ({
  kind: 'update',
  title,
  count: 1,
  undo: [],
  redo: [],
  at: 0,
  ...fields,
})
const titles = (steps: readonly Step[]) => steps.map(({ title }) => title)

test('keeps the latest fifty steps', () => {
  let stack: UndoStack = emptyStack
  for (let n = 1; n <= 60; n++) stack = pushStep(stack, step(String(n)))
  expect(stack.done.length).toBe(50)
  expect(stack.done[0]?.title).toBe('11')
})

test('a step can be undone and redone; a new step clears the redo steps', () => {
  const stack = pushStep(pushStep(emptyStack, step('one')), step('two'))
  const [undone, back] = popUndo(stack)!
  expect(undone.title).toBe('two')
  expect(titles(popRedo(back)![1].done)).toEqual(['one', 'two'])
  const other = pushStep(back, step('three'))
  expect(popRedo(other)).toBe(undefined)
  expect(titles(other.done)).toEqual(['one', 'three'])
  expect(popUndo(emptyStack)).toBe(undefined)
})

test('quick successive saves of one text merge into one step', () => {
  const save = (from: string, to: string, at: number) =>
    step(to, {
      at,
      mergeKey: 'a title',
      undo: [{ entity: 'task', kind: 'update', id: 'a', patch: { title: from }, expects: { title: to } }],
    })
  const once = pushStep(emptyStack, save('', 'Mi', 0))
  const joined = pushStep(once, save('Mi', 'Milk', 1_000))
  expect(joined.done.map(({ undo }) => undo)).toEqual([
    [{ entity: 'task', kind: 'update', id: 'a', patch: { title: '' }, expects: { title: 'Milk' } }],
  ])
  expect(pushStep(joined, save('Milk', 'Milk!', 9_000)).done.length).toBe(2)
})
