import type { Actor } from '@taskwire/domain'
import { LRUCache } from 'lru-cache'

/** Caches the actors of active sessions and personal access tokens, so that most calls need no query to find theirs. */
export interface SessionCache {
  /** Returns the cached actor of a session, or the result of `load`: undefined when the session or its user is gone. */
  actorOf(session_id: string, load: () => Promise<Actor | undefined>): Promise<Actor | undefined> | Actor
  /** Evicts a session, for example when it was revoked in this process. */
  evict(session_id: string): void
  /** Evicts all sessions and tokens of a user. */
  evictUser(user_id: string): void
}

/** How long a session that was revoked in another process may still be used here. */
const MAX_AGE_MS = 4_000

/** Creates a cache of at most 20,000 actors, each for four seconds. */
export function createSessionCache(): SessionCache {
  const actors = new LRUCache<string, Actor>({ max: 20_000, ttl: MAX_AGE_MS })
  const loading = new Map<string, Promise<Actor | undefined>>()

  async function load(session_id: string, read: () => Promise<Actor | undefined>) {
    const pending = read()
    loading.set(session_id, pending)
    // An eviction during the load drops it: the query may have read the state before a revocation.
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
    actorOf(session_id, read) {
      return actors.get(session_id) ?? loading.get(session_id) ?? load(session_id, read)
    },
    evict(session_id) {
      actors.delete(session_id)
      loading.delete(session_id)
    },
    evictUser(user_id) {
      for (const [session_id, actor] of actors.entries())
        if (actor.user_id === user_id) actors.delete(session_id)
      // We don't know which user these loads belong to, so drop all of them: an extra query is cheaper than a stale actor.
      loading.clear()
    },
  }
}
