import { expect, test } from 'vitest'
import { commands as german } from '../texts/de/commands.ts'
import { commands as english } from '../texts/en/commands.ts'
import { commandList } from './command-list.ts'
import { keyNames } from './key-names.ts'

const bindings = commandList.flatMap(({ id, keys }) => keys.map((key) => [key.toLowerCase(), id] as const))

test('no two commands share a key, and only a waiting key is the prefix of another', () => {
  const keys = bindings.map(([key]) => key)
  expect(new Set(keys).size).toBe(keys.length)
  const waiting = new Set(
    commandList.flatMap((command) => ('waitsForNextKey' in command ? command.keys : [])) as string[],
  )
  for (const key of keys.filter((one) => !waiting.has(one)))
    expect(keys.filter((other) => other.startsWith(`${key} `))).toEqual([])
})

test('each command has a unique name in each language', () => {
  for (const { names } of [english, german])
    expect(new Set(Object.values(names)).size).toBe(commandList.length)
})

test('shows a binding as the labels of the keyboard', () => {
  expect(keyNames('g t')).toEqual([['G'], ['T']])
  expect(keyNames('[Shift]+?')).toEqual([['?']])
  expect(keyNames('Shift+ArrowDown')).toEqual([['⇧', '↓']])
})
