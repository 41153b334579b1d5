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
  // Null when everything was cleared.
  if (key === KEY || key === null) publish(parseCustomKeys(stored()))
})

/** The keys of every command as they are now, in this browser. */
export function useKeymap(): Keymap {
  return useSyncExternalStore(subscribe, () => keymap)
}

export function useCustomKeys(): CustomKeys {
  return useSyncExternalStore(subscribe, () => customKeys)
}

/** Gives a command other keys and keeps them in this browser; without `keys` those of the list. Answers why not, if it may not. */
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

/** Every command has the keys of the list again. */
export function resetCustomKeys(): void {
  save({})
}

function save(next: CustomKeys): void {
  publish(next)
  try {
    if (Object.keys(next).length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
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
