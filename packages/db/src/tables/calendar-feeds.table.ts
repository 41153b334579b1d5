/** Calendar feeds, at most one for each person. */
export interface CalendarFeedsTable {
  user_id: string
  /** SHA-256 of the secret in the feed's address. */
  secret_hash: Buffer
  created_at: string
  last_read_at: string | null
}
