import type { SessionStore } from './session-store.ts'

/** What outlives the page or the process. */
export interface KeptSession {
  /** The id of who is signed in: known at once, also without a network. */
  readonly user: string
  /** Unless a cookie keeps it. */
  readonly refresh_token?: string | undefined
}

/** The session of a store; undefined where nobody is signed in, or somebody else wrote there. */
export function readKept(store: SessionStore): KeptSession | undefined {
  const text = store.read()
  if (text === null) return undefined
  try {
    const { user, refresh_token } = JSON.parse(text) as Partial<Record<keyof KeptSession, unknown>>
    if (typeof user !== 'string') return undefined
    return { user, ...(typeof refresh_token === 'string' && { refresh_token }) }
  } catch {
    return undefined
  }
}

export function writeKept(store: SessionStore, kept: KeptSession | undefined): void {
  const text = kept === undefined ? null : JSON.stringify(kept)
  // Other tabs hear of every write.
  if (text !== store.read()) store.write(text)
}
