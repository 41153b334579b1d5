/**
 * Loads the code that reads the trash. That code is a chunk of its own, because most sessions never open the trash. Returns undefined
 * where the chunk can't be fetched: the server can't be reached either.
 */
export async function loadTrash() {
  return import('./read-trash.ts').catch(() => undefined)
}
