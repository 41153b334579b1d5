import { indexedDbStorage } from './indexed-db-storage.ts'
import { memoryStorage } from './memory-storage.ts'
import type { ReplicaStorage } from './replica-storage.ts'

/** Opens the default storage: IndexedDB, or memory where IndexedDB is missing or blocked. */
export async function openStorage(name: string): Promise<ReplicaStorage> {
  if (typeof indexedDB === 'undefined') return memoryStorage()
  try {
    return await indexedDbStorage(name)
  } catch {
    return memoryStorage()
  }
}
