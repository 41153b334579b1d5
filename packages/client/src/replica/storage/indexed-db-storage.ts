import type { EntityMutation, ReplicaDelta, EntityIssue } from '../replica-types.ts'
import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  type StoreNames,
} from 'idb'
import { bucketAfter, bucketSteps, keyOf, rowsOf } from './row-buckets.ts'
import type { ReplicaStorage, StoredReplica } from './replica-storage.ts'

interface Schema extends DBSchema {
  /** JSON of the rows of a bucket, by bucket. */
  rows: { key: string; value: string }
  /** Queued mutations by their place in the outbox. */
  operations: { key: number; value: EntityMutation; indexes: { op_id: string } }
  issues: { key: string; value: { readonly op_id: string; readonly value: EntityIssue } }
  meta: { key: string; value: string | number }
}

type Stores = StoreNames<Schema>[]
type Writing = IDBPTransaction<Schema, Stores, 'readwrite'>

const stores: Stores = ['rows', 'operations', 'issues', 'meta']

/**
 * Opens a storage in the browser's IndexedDB, shared by all tabs of the origin. `name` is the name of the database and must belong to
 * one user of one server: pass the name that the option `storage` receives.
 *
 * @throws DOMException when the browser blocks IndexedDB
 */
export async function indexedDbStorage(name: string): Promise<ReplicaStorage> {
  const db = await openDB<Schema>(name, 3, {
    // A tab with an older version of the app closes its connection (`blocking`), so no old form is written any more. `takeOver`
    // reads what it left.
    upgrade(db, from, _to, tx) {
      if (from === 2) return
      if (from === 1) {
        // Version 1 stored rows one by one: drop them and read them from the server again. The outbox stays.
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
    // Another tab purges the database: close it here, so that the deletion isn't blocked.
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
      // The store's auto-incremented key is the place in the outbox.
      const places = queued.map((mutation) => placeOf(tx.objectStore('operations'), mutation))
      const [orders] = await Promise.all([
        Promise.all(places),
        recordOwner(tx.objectStore('meta'), owner),
        tx.done,
      ])
      return queued.map((mutation, index): EntityMutation =>
        Object.assign({}, mutation, { order: orders[index] }),
      )
    },
    missed: async (places) => {
      const tx = db.transaction('operations')
      const keys = (await tx.store.getAllKeys()).filter((key) => !places.has(key))
      const mutations = await Promise.all(keys.map((key) => tx.store.get(key)))
      return mutations.filter((mutation) => mutation !== undefined)
    },
    close: async () => db.close(),
    purge: async () => {
      db.close()
      await deleteDB(name)
    },
  }
}

/** Records the owner, unless one is recorded already. */
async function recordOwner(
  meta: IDBPObjectStore<Schema, StoreNames<Schema>[], 'meta', 'readwrite'>,
  owner: string | undefined,
): Promise<void> {
  if (owner !== undefined && (await meta.get('owner')) === undefined) await meta.put(owner, 'owner')
}

/** Stores a mutation and returns its place. One that got its place in memory may have been stored by another tab since. */
async function placeOf(
  operations: IDBPObjectStore<Schema, StoreNames<Schema>[], 'operations', 'readwrite'>,
  mutation: EntityMutation,
): Promise<number> {
  const key =
    mutation.order === undefined ? undefined : await operations.index('op_id').getKey(mutation.op_id)
  return key ?? operations.add(unplaced(mutation))
}

/** Returns the mutation without its place. IndexedDB refuses a key that is present and undefined. */
function unplaced(mutation: EntityMutation): EntityMutation {
  const copy = { ...mutation }
  delete copy.order
  return copy
}

async function load(db: IDBPDatabase<Schema>): Promise<StoredReplica> {
  const tx = db.transaction(stores)
  const [rows, operations, issues, cursor, version, owner, format] = await Promise.all([
    tx.objectStore('rows').getAll(),
    tx.objectStore('operations').getAll(),
    tx.objectStore('issues').getAll(),
    tx.objectStore('meta').get('cursor'),
    tx.objectStore('meta').get('version'),
    tx.objectStore('meta').get('owner'),
    tx.objectStore('meta').get('format'),
  ])
  return {
    state: {
      owner: owner as string | undefined,
      format: format as string | undefined,
      rows: new Map(rows.flatMap(rowsOf).map((row) => [keyOf(row), row])),
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
  if (delta.format !== undefined) void tx.objectStore('meta').put(delta.format, 'format')
  await recordOwner(tx.objectStore('meta'), delta.owner)
  for (const op_id of delta.cleared ?? []) void issues.delete(op_id)
  for (const issue of delta.parked ?? []) void issues.put({ op_id: issue.operation.op_id, value: issue })
  const operations = tx.objectStore('operations')
  // Another transaction stores the mutations that have no place yet.
  for (const mutation of delta.amended ?? []) if (mutation.order !== undefined) void operations.put(mutation)
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
