/** The stored response of a request with an idempotency key. A repeated request gets the same response. */
export interface IdempotencyKeysTable {
  user_id: string
  key: string
  /** Digest of the request. The same key with another request is refused. */
  fingerprint: string
  answer: Record<string, unknown>
  created_at: string
}
