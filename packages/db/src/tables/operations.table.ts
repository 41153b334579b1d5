/** What a request with a key of its own was answered, for when it is repeated. */
export interface OperationsTable {
  user_id: string
  key: string
  /** Of the request: the same key with another request is refused. */
  fingerprint: string
  answer: Record<string, unknown>
  created_at: string
}
