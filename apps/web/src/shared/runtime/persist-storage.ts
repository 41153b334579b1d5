let isAsked = false

/**
 * Asks the browser, once per page, not to evict the storage when space runs low: it may contain edits that the server doesn't have
 * yet. Firefox shows a prompt, so call this only after an edit.
 */
export function persistStorage(): void {
  const { storage } = navigator
  // `persist` is missing on plain HTTP.
  if (isAsked || storage?.persist === undefined) return
  isAsked = true
  storage
    .persisted()
    .then((isPersisted) => isPersisted || storage.persist())
    // Without the permission the browser may evict the storage. Nothing else can be done.
    .catch(() => undefined)
}
