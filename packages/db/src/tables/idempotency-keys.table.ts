/** The key of a request and the stored response, which a repeated request gets again. */
export interface IdempotencyKeysTable {
  user_id: string
  key: string
  /** A digest of the request. A different request under the same key is refused. */
  fingerprint: string
  answer: Record<string, unknown>
  created_at: string
}
