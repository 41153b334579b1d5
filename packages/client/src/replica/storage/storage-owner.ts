import type { Connection } from '../../connection.ts'

/** Returns the name of the storage of one user of one server. */
export function storageNameOf({ endpoint }: Connection, user_id: string): string {
  return `taskwire:${endpoint}:${user_id}`
}

/** Returns the owner that a storage of this user records: `user@server`. */
export function ownerOf({ endpoint }: Connection, user_id: string): string {
  return `${user_id}@${serverOf(endpoint)}`
}

/** Returns one name for one server: `localhost` and all loopback addresses are the same machine. */
function serverOf(endpoint: string): string {
  const url = new URL(endpoint)
  if (/^(?:127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/.test(url.hostname)) url.hostname = 'localhost'
  return url.href.replace(/\/trpc$/, '')
}

const advice =
  'Nothing in it was changed or sent. Give each user a storage of its own, by the name that `storage` receives.'

/** Returns the error for a storage of another user or server; both owners have the form `user@server`. */
export function storageOwnerError(wanted: string, found = 'another user'): Error {
  return ownerError('STORAGE_OWNER', `This storage belongs to ${found}, not to ${wanted}. ${advice}`)
}

/** Returns the error for a storage whose `count` waiting edits have no recorded owner. */
export function unknownOwnerError(count: number): Error {
  return ownerError(
    'STORAGE_OWNER_UNKNOWN',
    `This storage does not record whose its ${count} waiting edits are. ${advice} If they are this user's, open it with \`adopt: true\`.`,
  )
}

/**
 * Whether a replica refused its storage, because the storage belongs to another user or server (`STORAGE_OWNER`) or contains edits
 * without a recorded owner (`STORAGE_OWNER_UNKNOWN`).
 *
 * @example
 * await replica.loaded.catch((error) => {
 *   if (!isStorageOwnerError(error)) throw error
 * })
 */
export function isStorageOwnerError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'STORAGE_OWNER' || code === 'STORAGE_OWNER_UNKNOWN'
}

function ownerError(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'StorageOwnerError', code })
}
