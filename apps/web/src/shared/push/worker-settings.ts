/** What the service worker knows of this browser's user. It can't read the page's storage. */
export interface WorkerSettings {
  /** The language of the notifications; undefined is the browser's. */
  readonly language?: string
  /** Who turned notifications on in this browser. */
  readonly user?: string
  /** The subscription, as the server names it. */
  readonly subscription?: string
  /** Its address at the push service. The browser may replace it. */
  readonly endpoint?: string
  /** The session ended that the subscription belonged to. */
  readonly isSessionOver?: boolean
}

const DATABASE = 'taskwire-worker'
const STORE = 'settings'
const KEY = 'all'

/** Reads the settings. Returns none when storage is blocked. */
export async function readWorkerSettings(): Promise<WorkerSettings> {
  try {
    return await withStore(
      'readonly',
      (store) => store.get(KEY) as IDBRequest<WorkerSettings | undefined>,
    ).then((stored) => stored ?? {})
  } catch {
    return {}
  }
}

/** Changes some settings. Does nothing when storage is blocked: notifications are then in the browser's language. */
export async function changeWorkerSettings(patch: WorkerSettings): Promise<void> {
  const settings = { ...(await readWorkerSettings()), ...patch }
  await withStore('readwrite', (store) => store.put(settings, KEY)).catch(() => undefined)
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(DATABASE)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
  const database = await resultOf(opening)
  try {
    return await resultOf(act(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')))
  })
}
