/**
 * Calls `onReturn` when the network returns and when the page becomes visible or hidden. Returns a function that ends the watch. Does
 * nothing in Node.
 */
export function watchOnlineEvents(onReturn: () => void): () => void {
  const page = typeof document === 'undefined' ? undefined : document
  globalThis.addEventListener?.('online', onReturn)
  page?.addEventListener('visibilitychange', onReturn)
  return () => {
    globalThis.removeEventListener?.('online', onReturn)
    page?.removeEventListener('visibilitychange', onReturn)
  }
}

/** Calls `onLoss` when the browser loses its network. Returns a function that ends the watch. Does nothing in Node. */
export function watchOffline(onLoss: () => void): () => void {
  globalThis.addEventListener?.('offline', onLoss)
  return () => globalThis.removeEventListener?.('offline', onLoss)
}
