import type { ReplicaStorage } from './storage.ts'

/** A storage that is still being opened, as a storage. */
export function deferredStorage(
  opening: Promise<ReplicaStorage>,
): Omit<ReplicaStorage, 'sharedAs' | 'isDurable' | 'missed'> {
  return {
    load: async () => (await opening).load(),
    commit: async (...step) => (await opening).commit(...step),
    enqueue: async (delta) => (await opening).enqueue(delta),
    // What was never opened needs no closing: `loaded` says why.
    close: async () => (await opening.catch(() => undefined))?.close(),
    purge: async () => (await opening).purge(),
  }
}
