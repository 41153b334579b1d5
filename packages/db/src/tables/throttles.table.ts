/** How often something was tried lately. */
export interface ThrottlesTable {
  /** What was tried and by whom; an e-mail only as a digest. */
  key: string
  count: number
  /** The next attempt is let in from here on; null: at once. */
  opens_at: string | null
  /** All is forgotten from here on. */
  resets_at: string
}
