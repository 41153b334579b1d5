import { expect, type Page } from '@playwright/test'

/** The replica in the IndexedDB of a browser. */
export interface StoredReplica {
  /** Mutations that wait to be sent, in order. */
  readonly outbox: readonly {
    readonly op_id: string
    readonly name: string
    readonly input: Record<string, unknown>
  }[]
  /** Confirmed tasks. */
  readonly rows: readonly Record<string, unknown>[]
}

/** Reads the only replica that the browser of a page stores. */
export function readStoredReplica(page: Page): Promise<StoredReplica> {
  return page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
      })
    const [{ name = '' } = {}, ...others] = await indexedDB.databases()
    if (others.length > 0) throw new Error('The browser stores more than one database')
    const db = await settled(indexedDB.open(name))
    const tx = db.transaction(['operations', 'rows'])
    const [outbox, buckets] = await Promise.all([
      settled(tx.objectStore('operations').getAll()),
      settled(tx.objectStore('rows').getAll()),
    ])
    db.close()
    return { outbox, rows: buckets.flatMap((bucket: string) => JSON.parse(bucket) as object[]) }
  }) as Promise<StoredReplica>
}

/**
 * Waits until the browser has stored mutations that wait to be sent. A mutation shows before it is stored, and a document that ends
 * aborts an unfinished transaction.
 */
export async function expectStored(page: Page, mutations: number): Promise<void> {
  await expect.poll(async () => (await readStoredReplica(page)).outbox.length).toBe(mutations)
}
