let isAsked = false

/**
 * Asks the browser not to drop this device's storage when space runs low: it has edits that no server knows yet. Firefox asks the
 * person, so call this only after something was done that is worth keeping. Once per page.
 */
export function persistStorage(): void {
  const { storage } = navigator
  // Missing on plain http.
  if (isAsked || storage?.persist === undefined) return
  isAsked = true
  storage
    .persisted()
    .then((isKept) => isKept || storage.persist())
    // Nothing to do: the browser decides by itself when it drops what is stored.
    .catch(() => undefined)
}
