import { useSyncExternalStore } from 'react'
import type { CommandId } from './command-list.ts'
import {
  commandOf,
  keymapOf,
  parseChosen,
  refusalOf,
  type ChosenKeys,
  type Keymap,
  type Refusal,
} from './keymap.ts'

const KEY = 'taskwire.keys'
const listeners = new Set<() => void>()

let chosen: ChosenKeys = parseChosen(stored())
let keymap: Keymap = keymapOf(chosen)

globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  // Null when everything was cleared.
  if (key === KEY || key === null) show(parseChosen(stored()))
})

/** The keys of every command as they are now, in this browser. */
export function useKeymap(): Keymap {
  return useSyncExternalStore(subscribe, () => keymap)
}

export function useChosenKeys(): ChosenKeys {
  return useSyncExternalStore(subscribe, () => chosen)
}

/** Gives a command other keys and keeps them in this browser; without `keys` those of the list. Answers why not, if it may not. */
export function chooseKeys(id: CommandId, keys: readonly string[] | undefined): Refusal | undefined {
  const command = commandOf(id)
  for (const binding of keys ?? command.keys) {
    const refusal = refusalOf(keymap, command, binding)
    if (refusal !== undefined) return refusal
  }
  const { [id]: _, ...rest } = chosen
  keep(keys === undefined ? rest : { ...rest, [id]: keys })
  return undefined
}

/** Every command has the keys of the list again. */
export function restoreKeys(): void {
  keep({})
}

function keep(next: ChosenKeys): void {
  show(next)
  try {
    if (Object.keys(next).length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

function show(next: ChosenKeys): void {
  chosen = next
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
