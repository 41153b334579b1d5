/** Calls back when the network returns and when the page is looked at again. Returns what ends it; in Node nothing happens. */
export function watchSurroundings(onReturn: () => void): () => void {
  const page = typeof document === 'undefined' ? undefined : document
  globalThis.addEventListener?.('online', onReturn)
  page?.addEventListener('visibilitychange', onReturn)
  return () => {
    globalThis.removeEventListener?.('online', onReturn)
    page?.removeEventListener('visibilitychange', onReturn)
  }
}

/** Calls back when the browser has lost its network. Returns what ends it; in Node nothing happens. */
export function watchLoss(onLoss: () => void): () => void {
  globalThis.addEventListener?.('offline', onLoss)
  return () => globalThis.removeEventListener?.('offline', onLoss)
}
