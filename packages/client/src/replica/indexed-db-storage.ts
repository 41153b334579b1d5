import type { Operation, ReplicaDelta, SyncIssue } from './replica-types.ts'
import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  type StoreNames,
} from 'idb'
import { bucketAfter, bucketSteps, rowsOf } from './row-buckets.ts'
import type { ReplicaStorage, StoredReplica } from './storage.ts'

interface Schema extends DBSchema {
  /** Rows in buckets, as JSON. */
  rows: { key: string; value: string }
  /** By place in the outbox. */
  operations: { key: number; value: Operation; indexes: { op_id: string } }
  issues: { key: string; value: { readonly op_id: string; readonly value: SyncIssue } }
  meta: { key: string; value: string | number }
}

type Stores = StoreNames<Schema>[]
type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>

const stores: Stores = ['rows', 'operations', 'issues', 'meta']

/** Storage in the browser, shared by all tabs of the origin. `name` belongs to one user of one server. */
export async function indexedDbStorage(name: string): Promise<ReplicaStorage> {
  const db = await openDB<Schema>(name, 2, {
    upgrade(db, from, _to, tx) {
      if (from === 1) {
        // Rows were kept one by one: they are read from the server again. The outbox stays.
        db.deleteObjectStore('rows')
        void tx.objectStore('meta').delete('cursor')
      }
      db.createObjectStore('rows')
      if (from === 1) return
      const operations = db.createObjectStore('operations', { keyPath: 'order', autoIncrement: true })
      operations.createIndex('op_id', 'op_id', { unique: true })
      db.createObjectStore('issues', { keyPath: 'op_id' })
      db.createObjectStore('meta')
    },
    // Another tab wants it gone: a purge must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
  return {
    sharedAs: name,
    isDurable: true,
    load: () => load(db),
    commit: async (delta, version) => {
      const tx = db.transaction(stores, 'readwrite', { durability: 'relaxed' })
      const current = (await tx.objectStore('meta').get('version')) ?? 0
      if (current !== version) return false
      void tx.objectStore('meta').put(version + 1, 'version')
      await Promise.all([writeStep(tx, delta), tx.done])
      return true
    },
    enqueue: async ({ owner, queued = [], cleared = [] }) => {
      const tx = db.transaction(['operations', 'issues', 'meta'], 'readwrite', { durability: 'strict' })
      for (const op_id of cleared) void tx.objectStore('issues').delete(op_id)
      // The key that the store gives is the place in the outbox.
      const places = queued.map((operation) => join(tx.objectStore('operations'), operation))
      const [orders] = await Promise.all([
        Promise.all(places),
        record(tx.objectStore('meta'), owner),
        tx.done,
      ])
      return queued.map((operation, index): Operation =>
        Object.assign({}, operation, { order: orders[index] }),
      )
    },
    missed: async (places) => {
      const tx = db.transaction('operations')
      const keys = (await tx.store.getAllKeys()).filter((key) => !places.has(key))
      const operations = await Promise.all(keys.map((key) => tx.store.get(key)))
      return operations.filter((operation) => operation !== undefined)
    },
    close: async () => db.close(),
    purge: async () => {
      db.close()
      await deleteDB(name)
    },
  }
}

/** The first owner stays. */
async function record(
  meta: IDBPObjectStore<Schema, StoreNames<Schema>[], 'meta', 'readwrite'>,
  owner: string | undefined,
): Promise<void> {
  if (owner !== undefined && (await meta.get('owner')) === undefined) await meta.put(owner, 'owner')
}

/** One that was placed in memory may have been stored by another tab since. */
async function join(
  operations: IDBPObjectStore<Schema, StoreNames<Schema>[], 'operations', 'readwrite'>,
  operation: Operation,
): Promise<number> {
  const key =
    operation.order === undefined ? undefined : await operations.index('op_id').getKey(operation.op_id)
  return key ?? operations.add(unplaced(operation))
}

/** Without its place, which the store gives; IndexedDB takes no key that is there and undefined. */
function unplaced(operation: Operation): Operation {
  const copy = { ...operation }
  delete copy.order
  return copy
}

async function load(db: IDBPDatabase<Schema>): Promise<StoredReplica> {
  const tx = db.transaction(stores)
  const [rows, operations, issues, cursor, version, owner] = await Promise.all([
    tx.objectStore('rows').getAll(),
    tx.objectStore('operations').getAll(),
    tx.objectStore('issues').getAll(),
    tx.objectStore('meta').get('cursor'),
    tx.objectStore('meta').get('version'),
    tx.objectStore('meta').get('owner'),
  ])
  return {
    state: {
      owner: owner as string | undefined,
      rows: new Map(rows.flatMap(rowsOf).map((row) => [row.id, row])),
      cursor: cursor as string | undefined,
      operations,
      issues: issues.map(({ value }) => value),
    },
    version: Number(version ?? 0),
  }
}

async function writeStep(tx: Writing, delta: ReplicaDelta): Promise<void> {
  const issues = tx.objectStore('issues')
  if (delta.cursor !== undefined) void tx.objectStore('meta').put(delta.cursor, 'cursor')
  await record(tx.objectStore('meta'), delta.owner)
  for (const op_id of delta.cleared ?? []) void issues.delete(op_id)
  for (const issue of delta.parked ?? []) void issues.put({ op_id: issue.operation.op_id, value: issue })
  const operations = tx.objectStore('operations')
  // What has no place yet is on its way here in another transaction.
  for (const operation of delta.amended ?? [])
    if (operation.order !== undefined) void operations.put(operation)
  for (const op_id of delta.settled ?? []) {
    const key = await operations.index('op_id').getKey(op_id)
    if (key !== undefined) void operations.delete(key)
  }
  await writeRows(tx, delta)
}

async function writeRows(tx: Writing, delta: ReplicaDelta): Promise<void> {
  const store = tx.objectStore('rows')
  const isEmptied = delta.reset === true
  if (isEmptied) void store.clear()
  await Promise.all(
    Array.from(bucketSteps(delta), async ([bucket, step]) => {
      const next = bucketAfter(isEmptied ? undefined : await store.get(bucket), step)
      return next === undefined ? store.delete(bucket) : store.put(next, bucket)
    }),
  )
}
