import type { RefreshCookie } from './sessions/refresh-cookie.ts'
import type { Deps } from './deps.ts'

/** What a transport hands to every call. */
export interface Context {
  readonly deps: Deps
  /** The bearer token as it was sent, if one was. */
  readonly access_token: string | undefined
  readonly user_agent: string | undefined
  /** The caller's address, as far as proxies are trusted to name it; undefined where there is none, such as in a test. */
  readonly ip?: string | undefined
  /** Calls in the same request; 1 when omitted. With more, procedures marked `alone` are refused. */
  readonly callsInRequest?: number | undefined
  /** Where a browser keeps its refresh token; undefined for transports that have no such place. */
  readonly refreshCookie?: RefreshCookie | undefined
  /** A name for this request: repeated under the same one it is done once. */
  readonly idempotency_key?: string | undefined
  /** Refuse to change a task that is not at this revision. */
  readonly expected_revision?: number | undefined
  /** Refuse to change a task in another epoch of the log. */
  readonly epoch?: string | undefined
  /** True when the caller holds what an entity tag stands for: then any answer under that tag will do. */
  readonly holds?: ((etag: string) => boolean) | undefined
  /** Takes the entity tag of the answer. */
  readonly onEtag?: ((etag: string) => void) | undefined
  /** Takes the cursor of the page after the one that is being answered; a transport with headers puts it there. */
  readonly onNextPage?: ((cursor: string) => void) | undefined
  /** Fires when the service goes down: whoever waits is answered with what there is. */
  readonly closing?: AbortSignal | undefined
  /** Throws TOO_MANY_REQUESTS when the caller has made too many calls; for a transport that cannot count them itself. */
  readonly admit?: (() => void) | undefined
  /** Resolves when the reader of a stream has taken most of what it was sent. */
  readonly drained?: (() => Promise<void>) | undefined
}
