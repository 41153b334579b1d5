import { useMemo } from 'react'
import { createStoredValue } from '../storage/stored-value.ts'
import { keymapOf, parseCustomKeys, type Keymap } from './keymap.ts'

/** The keys that the user chose in this browser. */
export const storedKeys = createStoredValue('taskwire.keys', parseCustomKeys)

/** Returns the current keys of every command in this browser. */
export function useKeymap(): Keymap {
  const customKeys = storedKeys.use()
  return useMemo(() => keymapOf(customKeys), [customKeys])
}
