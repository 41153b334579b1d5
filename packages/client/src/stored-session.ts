import type { SessionStore } from './session-store.ts'

/** The part of a session that survives a reload or restart. */
export interface StoredSession {
  /** The id of the signed-in user, known without the network. */
  readonly user: string
  /** Missing when a cookie stores it. */
  readonly refresh_token?: string | undefined
}

/** Returns the session in a store; undefined when nobody is signed in, or the text is not a session. */
export function readStoredSession(store: SessionStore): StoredSession | undefined {
  const text = store.read()
  if (text === null) return undefined
  try {
    const { user, refresh_token } = JSON.parse(text) as Partial<Record<keyof StoredSession, unknown>>
    if (typeof user !== 'string') return undefined
    return { user, ...(typeof refresh_token === 'string' && { refresh_token }) }
  } catch {
    return undefined
  }
}

/** Writes a session, or deletes it when undefined. */
export function writeStoredSession(store: SessionStore, session: StoredSession | undefined): void {
  const text = session === undefined ? null : JSON.stringify(session)
  // Every write notifies other tabs, so write only changes.
  if (text !== store.read()) store.write(text)
}
