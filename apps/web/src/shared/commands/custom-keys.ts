import { useSyncExternalStore } from 'react'
import type { CommandId } from './command-list.ts'
import {
  commandById,
  keymapOf,
  parseCustomKeys,
  checkBinding,
  type CustomKeys,
  type Keymap,
  type BindingProblem,
} from './keymap.ts'

const KEY = 'taskwire.keys'
const listeners = new Set<() => void>()

let customKeys: CustomKeys = parseCustomKeys(stored())
let keymap: Keymap = keymapOf(customKeys)

globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  // The key is null after `localStorage.clear()`.
  if (key === KEY || key === null) publish(parseCustomKeys(stored()))
})

/** Returns the current keys of every command in this browser. */
export function useKeymap(): Keymap {
  return useSyncExternalStore(subscribe, () => keymap)
}

export function useCustomKeys(): CustomKeys {
  return useSyncExternalStore(subscribe, () => customKeys)
}

/** Sets the keys of a command for this browser, or restores the defaults without `keys`. Returns the problem if a key is not allowed. */
export function setCustomKeys(
  id: CommandId,
  keys: readonly string[] | undefined,
): BindingProblem | undefined {
  const command = commandById(id)
  for (const binding of keys ?? command.keys) {
    const problem = checkBinding(keymap, command, binding)
    if (problem !== undefined) return problem
  }
  const { [id]: _, ...rest } = customKeys
  save(keys === undefined ? rest : { ...rest, [id]: keys })
  return undefined
}

/** Restores the default keys of every command. */
export function resetCustomKeys(): void {
  save({})
}

function save(next: CustomKeys): void {
  publish(next)
  try {
    if (Object.keys(next).length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage is blocked, so the choice lasts until the page closes.
  }
}

function publish(next: CustomKeys): void {
  customKeys = next
  keymap = keymapOf(next)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function stored(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? null
  } catch {
    return null
  }
}
