import { expect, test } from 'vitest'
import { commandList } from './command-list.ts'
import { commandById, keymapOf, parseCustomKeys, checkBinding } from './keymap.ts'

const keymap = keymapOf({})
const refusal = (id: Parameters<typeof commandById>[0], binding: string, chosen = {}) =>
  checkBinding(keymapOf(chosen), commandById(id), binding)

test('the default keys have no conflicts', () => {
  for (const command of commandList)
    for (const binding of command.keys) expect(checkBinding(keymap, command, binding)).toBeUndefined()
})

test('rejects a key of another command, a prefix of such a key, and an extension of it', () => {
  expect(refusal('complete', 'r')).toEqual({ why: 'taken', by: 'rename' })
  expect(refusal('complete', 'Shift+$mod+Z')).toEqual({ why: 'taken', by: 'redo' })
  expect(refusal('complete', 'g')).toEqual({ why: 'taken', by: 'go-today' })
  expect(refusal('complete', 'r e')).toEqual({ why: 'taken', by: 'rename' })
  // 't' waits for a second key, so an extension of it is allowed.
  expect(refusal('complete', 't y')).toBeUndefined()
  expect(refusal('due', 'g')).toBeUndefined()
  expect(refusal('complete', 'w')).toBeUndefined()
  expect(refusal('complete', 'r', { rename: ['w'] })).toBeUndefined()
})

test('rejects keys of the browser and of controls, and characters for commands that run in text fields', () => {
  for (const binding of ['Tab', 'Shift+Enter', '$mod+Escape', 'g Space', '$mod+t', 'F5'])
    expect(refusal('complete', binding)).toEqual({ why: 'reserved' })
  expect(refusal('palette', 'w')).toEqual({ why: 'writes' })
  expect(refusal('palette', '$mod+Shift+k')).toBeUndefined()
  expect(refusal('palette', 'F4')).toBeUndefined()
})

test('a command keeps its fixed keys', () => {
  expect(keymapOf({ next: ['n'], back: [] })).toMatchObject({ next: ['n', 'ArrowDown'], back: ['Escape'] })
})

test('ignores stored keys that are invalid or in conflict', () => {
  expect(parseCustomKeys(undefined)).toEqual({})
  expect(parseCustomKeys('{')).toEqual({})
  expect(parseCustomKeys([['q']])).toEqual({})
  const stored = {
    complete: ['w'],
    rename: [],
    unknown: ['v'],
    delete: 'x',
    restore: ['a b c'],
    undo: ['Hyper+z'],
    select: ['Tab'],
    'go-all': ['w'],
  }
  expect(parseCustomKeys(stored)).toEqual({ complete: ['w'], rename: [] })
  // Two commands that swapped their keys.
  const turned = { complete: ['r'], rename: ['e'] }
  expect(parseCustomKeys(turned)).toEqual(turned)
  // Half of the swap would use a default key twice.
  expect(parseCustomKeys({ complete: ['r'] })).toEqual({})
})
