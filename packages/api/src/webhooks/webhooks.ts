import type { DeliveryError } from '@taskwire/domain'

/** The response of a receiver, or why there was none. */
export interface PostResult {
  readonly status: number | null
  readonly error: DeliveryError | null
  /** Milliseconds. */
  readonly ms: number
  /** Seconds of `Retry-After`. */
  readonly retry_after?: number | undefined
}

/** What webhooks need of the server: requests to addresses that people choose, and secrets that only the server can read. */
export interface Webhooks {
  /** Whether the server sends to a URL: https, an allowed port, and no private address. */
  readonly isAllowed: (url: string) => Promise<boolean>
  /**
   * Posts a text. Connects to checked addresses alone, follows no redirect, and waits at most 10 seconds. Never rejects, unless `signal`
   * aborts.
   */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal?: AbortSignal,
  ) => Promise<PostResult>
  /** Encrypts the secret of a webhook. */
  readonly seal: (webhook_id: string, secret: string) => string
  /** Decrypts it. Returns undefined when the key that sealed it is gone. */
  readonly open: (webhook_id: string, sealed: string) => string | undefined
  /** The beginning of every text that the present key seals. */
  readonly sealPrefix: () => string
}
