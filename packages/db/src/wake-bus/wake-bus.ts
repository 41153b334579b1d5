/**
 * Wakes the readers of a user's log when it may have grown. A wake-up is a hint without content and may be superfluous. A
 * reader that reads the log after each wake-up misses no entry.
 */
export interface WakeBus extends AsyncDisposable {
  /** Wakes the readers of this user after a committed write. Returns at once. */
  wake(user_id: string): void
  /** Calls `listener` at every wake-up of this user until the returned function is called. */
  subscribe(user_id: string, listener: () => void): () => void
}
