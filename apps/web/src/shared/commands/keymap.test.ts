import { expect, test } from 'vitest'
import { commandList } from './command-list.ts'
import { commandById, keymapOf, parseCustomKeys, checkBinding } from './keymap.ts'

const keymap = keymapOf({})
const refusal = (id: Parameters<typeof commandById>[0], binding: string, chosen = {}) =>
  checkBinding(keymapOf(chosen), commandById(id), binding)

test('the keys of the list go together', () => {
  for (const command of commandList)
    for (const binding of command.keys) expect(checkBinding(keymap, command, binding)).toBeUndefined()
})

test('a key that another command has is refused, and so is one that begins the keys of another or goes on from them', () => {
  expect(refusal('complete', 'r')).toEqual({ why: 'taken', by: 'rename' })
  expect(refusal('complete', 'Shift+$mod+Z')).toEqual({ why: 'taken', by: 'redo' })
  expect(refusal('complete', 'g')).toEqual({ why: 'taken', by: 'go-today' })
  expect(refusal('complete', 'r e')).toEqual({ why: 'taken', by: 'rename' })
  // It waits for those that it begins.
  expect(refusal('complete', 't e')).toBeUndefined()
  expect(refusal('due', 'g')).toBeUndefined()
  expect(refusal('complete', 'w')).toBeUndefined()
  expect(refusal('complete', 'r', { rename: ['w'] })).toBeUndefined()
})

test('what browsers and controls own is refused, and what is typed to commands that work in text', () => {
  for (const binding of ['Tab', 'Shift+Enter', '$mod+Escape', 'g Space', '$mod+t', 'F5'])
    expect(refusal('complete', binding)).toEqual({ why: 'reserved' })
  expect(refusal('palette', 'w')).toEqual({ why: 'writes' })
  expect(refusal('palette', '$mod+Shift+k')).toBeUndefined()
  expect(refusal('palette', 'F4')).toBeUndefined()
})

test('a command keeps the keys that work the list', () => {
  expect(keymapOf({ next: ['n'], back: [] })).toMatchObject({ next: ['n', 'ArrowDown'], back: ['Escape'] })
})

test('of what was stored only what holds is read', () => {
  expect(parseCustomKeys(null)).toEqual({})
  expect(parseCustomKeys('{')).toEqual({})
  expect(parseCustomKeys('[["q"]]')).toEqual({})
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
  expect(parseCustomKeys(JSON.stringify(stored))).toEqual({ complete: ['w'], rename: [] })
  // Two that changed places.
  const turned = { complete: ['r'], rename: ['e'] }
  expect(parseCustomKeys(JSON.stringify(turned))).toEqual(turned)
  // Half of it would take a key of the list twice.
  expect(parseCustomKeys('{"complete":["r"]}')).toEqual({})
})
