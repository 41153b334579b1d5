/** Counts of recent attempts. */
export interface ThrottlesTable {
  /** Action and caller. Contains e-mail addresses as digests only. */
  key: string
  count: number
  /** Time from which the next attempt is allowed; null when it is allowed now. */
  opens_at: string | null
  /** Time from which the row has no effect. */
  resets_at: string
}
