import type { RefreshCookie } from './sessions/refresh-cookie.ts'
import type { Deps } from './deps.ts'

/** The values that a transport passes to every call. */
export interface Context {
  readonly deps: Deps
  /** The bearer token as it was sent, if one was. */
  readonly access_token: string | undefined
  readonly user_agent: string | undefined
  /** The caller's address, read from trusted proxies only. Undefined when the transport has no address, for example in a test. */
  readonly ip?: string | undefined
  /** Number of calls in the same request; 1 when omitted. With more, procedures with `noBatch` are refused. */
  readonly callsInRequest?: number | undefined
  /** The browser's refresh cookie; undefined for transports without cookies. */
  readonly refreshCookie?: RefreshCookie | undefined
  /** The idempotency key of this request. A request that is repeated under the same key runs once. */
  readonly idempotency_key?: string | undefined
  /** Refuses to change a task that is not at this revision. */
  readonly expected_revision?: number | undefined
  /** Refuses to change a task in another epoch of the log. */
  readonly epoch?: string | undefined
  /** Whether the caller already has the response with this entity tag. The response may then be empty. */
  readonly ifNoneMatch?: ((etag: string) => boolean) | undefined
  /** Receives the entity tag of the response. */
  readonly onEtag?: ((etag: string) => void) | undefined
  /** Receives the cursor of the next page, for a transport that sends it in a header. */
  readonly onNextPage?: ((cursor: string) => void) | undefined
  /**
   * Takes the items that follow those of a list in the response, in slices that are read when they are asked for. A transport
   * that doesn't read to the end calls `return`. Without this function the list is collected in memory.
   */
  readonly onMoreItems?:
    | ((start: readonly unknown[], rest: AsyncIterableIterator<readonly unknown[]>) => void)
    | undefined
  /**
   * Takes the JSON text of an output that procedures can write without making its values. The transport sends the text instead of the
   * output, which stays empty. Without this function every output has its values.
   */
  readonly onJsonText?: ((output: object, text: string) => void) | undefined
  /** Aborts when the service shuts down. Waiting calls then return what they have. */
  readonly closing?: AbortSignal | undefined
  /** Throws TOO_MANY_REQUESTS when the caller has made too many calls; for transports that cannot count calls themselves. */
  readonly admit?: (() => void) | undefined
  /** Resolves when the reader of a stream has received most of the data sent so far. */
  readonly drained?: (() => Promise<void>) | undefined
}
