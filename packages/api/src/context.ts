import type { Deps } from './deps.ts'

/** What a transport hands to every call. */
export interface Context {
  readonly deps: Deps
  /** The bearer token as it was sent, if one was. */
  readonly access_token: string | undefined
  readonly user_agent: string | undefined
  /** A name for this request: repeated under the same one it is done once. */
  readonly idempotency_key?: string | undefined
  /** Refuse to change a task that is not at this revision. */
  readonly expected_revision?: number | undefined
  /** Takes the entity tag of the answer. */
  readonly onEtag?: ((etag: string) => void) | undefined
  /** Takes the cursor of the page after the one that is being answered; a transport with headers puts it there. */
  readonly onNextPage?: ((cursor: string) => void) | undefined
}
