/**
 * Tells readers of a user's log that it may have grown. A hint and never the truth: it carries nothing, may come for
 * no reason, and a reader that reads after each one misses nothing.
 */
export interface WakeBus extends AsyncDisposable {
  /** A write of this user was committed. Returns at once. */
  wake(user_id: string): void
  /** Calls `listener` at every hint for this user until the returned function is called. */
  subscribe(user_id: string, listener: () => void): () => void
}
