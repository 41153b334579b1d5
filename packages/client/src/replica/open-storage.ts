import { indexedDbStorage } from './indexed-db-storage.ts'
import { memoryStorage } from './memory-storage.ts'
import type { ReplicaStorage } from './storage.ts'

/** Where a replica is kept when nothing was said. Where a browser keeps nothing, the page does. */
export async function openStorage(name: string): Promise<ReplicaStorage> {
  if (typeof indexedDB === 'undefined') return memoryStorage()
  try {
    return await indexedDbStorage(name)
  } catch {
    return memoryStorage()
  }
}
