import type { WakeBus } from './wake-bus.ts'

/** A bus within one process. */
export interface LocalWakeBus extends WakeBus {
  /** Returns the users who have a reader in this process. */
  subscribed(): string[]
  /** Wakes every reader in this process. */
  wakeAll(): void
}

/** Makes a bus for the readers in this process. */
export function createLocalWakeBus(): LocalWakeBus {
  const listeners = new Map<string, Set<() => void>>()
  const wake = (user_id: string) => {
    for (const listener of listeners.get(user_id) ?? []) listener()
  }
  return {
    wake,
    wakeAll() {
      for (const user_id of listeners.keys()) wake(user_id)
    },
    subscribed: () => [...listeners.keys()],
    subscribe(user_id, listener) {
      const mine = listeners.get(user_id) ?? new Set()
      listeners.set(user_id, mine.add(listener))
      return () => {
        mine.delete(listener)
        if (mine.size === 0 && listeners.get(user_id) === mine) listeners.delete(user_id)
      }
    },
    async [Symbol.asyncDispose]() {},
  }
}
