const advice =
  'Nothing in it was changed or sent. Give each user a storage of its own, by the name that `storage` receives.'

/** Thrown for a storage that belongs to another user or another server; both owners are `user@server`. */
export function storageOwnerError(wanted: string, found = 'another user'): Error {
  return refusal('STORAGE_OWNER', `This storage belongs to ${found}, not to ${wanted}. ${advice}`)
}

/** Thrown for a storage with waiting edits that nobody can attribute. */
export function unknownOwnerError(count: number): Error {
  return refusal(
    'STORAGE_OWNER_UNKNOWN',
    `This storage does not record whose its ${count} waiting edits are. ${advice} If they are this user's, open it with \`adopt: true\`.`,
  )
}

/** Whether a replica was refused the storage that it was given. */
export function isStorageOwnerError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'STORAGE_OWNER' || code === 'STORAGE_OWNER_UNKNOWN'
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { name: 'StorageOwnerError', code })
}
