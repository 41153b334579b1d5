import type { Actor } from '@taskwire/domain'
import { LRUCache } from 'lru-cache'

/** Remembers who stands behind a living session or personal access token, so that a call needs no query to know its actor. */
export interface SessionCache {
  /** The actor of a session, from memory or from `load`; undefined when the session or its user is gone. */
  actorOf(session_id: string, load: () => Promise<Actor | undefined>): Promise<Actor | undefined> | Actor
  /** Forgets a session at once: it was revoked here. */
  forget(session_id: string): void
  /** The same for all of a user's. */
  forgetUser(user_id: string): void
}

/** A revocation in another process is seen after this long at the latest. */
const MAX_AGE_MS = 4_000

/** Keeps actors for four seconds, twenty thousand at most. */
export function createSessionCache(): SessionCache {
  const actors = new LRUCache<string, Actor>({ max: 20_000, ttl: MAX_AGE_MS })
  const loading = new Map<string, Promise<Actor | undefined>>()

  async function refill(session_id: string, load: () => Promise<Actor | undefined>) {
    const pending = load()
    loading.set(session_id, pending)
    // Not kept when it was forgotten meanwhile: what was read may be from before the revocation.
    const isCurrent = () => loading.get(session_id) === pending
    try {
      const actor = await pending
      if (actor !== undefined && isCurrent()) actors.set(session_id, actor)
      return actor
    } finally {
      if (isCurrent()) loading.delete(session_id)
    }
  }

  return {
    actorOf(session_id, load) {
      return actors.get(session_id) ?? loading.get(session_id) ?? refill(session_id, load)
    },
    forget(session_id) {
      actors.delete(session_id)
      loading.delete(session_id)
    },
    forgetUser(user_id) {
      for (const [session_id, actor] of actors.entries())
        if (actor.user_id === user_id) actors.delete(session_id)
      // Whose these are is not known yet; what is read again costs a query, what is old would cost more.
      loading.clear()
    },
  }
}
