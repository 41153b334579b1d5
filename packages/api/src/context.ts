import type { Deps } from './deps.ts'

/** What a transport hands to every call. */
export interface Context {
  readonly deps: Deps
  /** The bearer token as it was sent, if one was. */
  readonly access_token: string | undefined
  readonly user_agent: string | undefined
}
