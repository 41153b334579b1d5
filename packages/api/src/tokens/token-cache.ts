import { LRUCache } from 'lru-cache'

/** The unchanging facts of a personal access token. Whether it is still valid is looked up in the session cache. */
export interface TokenClaims {
  readonly user_id: string
  readonly id: string
  readonly expires_at: string
}

/** Caches the facts of tokens, so that most calls need no query. */
export interface TokenCache {
  get(token: string): TokenClaims | undefined
  set(token: string, claims: TokenClaims): void
}

/** Creates a cache of at most 10,000 tokens. */
export function createTokenCache(): TokenCache {
  return new LRUCache<string, TokenClaims>({ max: 10_000 })
}
