import { LRUCache } from 'lru-cache'

/** What a personal access token stands for. None of it changes; whether the token still lives is asked elsewhere. */
export interface TokenClaims {
  readonly user_id: string
  readonly id: string
  readonly expires_at: string
}

/** Remembers what tokens stand for, so that a call needs no query to know. */
export interface TokenCache {
  get(token: string): TokenClaims | undefined
  set(token: string, claims: TokenClaims): void
}

/** Keeps ten thousand tokens at most. */
export function createTokenCache(): TokenCache {
  return new LRUCache<string, TokenClaims>({ max: 10_000 })
}
