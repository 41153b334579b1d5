import { useSyncExternalStore } from 'react'

/** A choice of this browser, shared with its other tabs. */
export interface StoredValue<Value> {
  readonly read: () => Value
  readonly write: (value: Value) => void
  /** Reads the value in a component and renders it again after a change. */
  readonly use: () => Value
}

/**
 * Creates a value in `localStorage`. Without storage it lasts until the page closes.
 *
 * @param parse validates stored JSON, which may be of another build. Undefined means that nothing is stored.
 */
export function createStoredValue<Value>(key: string, parse: (json: unknown) => Value): StoredValue<Value> {
  const listeners = new Set<() => void>()
  let value = parse(readJson(key))
  const publish = (next: Value) => {
    value = next
    for (const listener of listeners) listener()
  }
  globalThis.addEventListener?.('storage', (event: StorageEvent) => {
    // The key is null after `localStorage.clear()`.
    if (event.key === key || event.key === null) publish(parse(readJson(key)))
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const read = () => value
  return {
    read,
    write: (next) => {
      publish(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // Storage is blocked or full.
      }
    },
    use: () => useSyncExternalStore(subscribe, read),
  }
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
