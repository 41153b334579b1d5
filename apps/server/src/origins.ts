/** Pages of other origins that may call. */
export interface AllowedOrigins {
  /** Origins as browsers write them, such as `https://app.example.org`. */
  readonly listed: readonly string[]
  /** True: also pages that a development server of this machine serves. */
  readonly local: boolean
}

const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/

/**
 * Returns what pages of an origin may send: cookies and tokens, tokens only, or nothing. A development server's page may
 * be anybody's code on this machine, so no cookie goes along.
 */
export function allowanceOf(
  origin: string,
  { listed, local: isLocalAllowed }: AllowedOrigins,
): 'credentials' | 'token' | undefined {
  if (listed.includes(origin)) return 'credentials'
  return isLocalAllowed && local.test(origin) ? 'token' : undefined
}

/** Whether a text is an origin as a browser writes it: scheme and host, a port that is not the usual one, no path. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Whether a page of an origin was served by the very server that it calls: same scheme, host and port. */
export function isOwnOrigin(origin: string, server: { protocol: string; host: string }): boolean {
  if (!isOrigin(origin)) return false
  const own = `${server.protocol}://${server.host}`
  return URL.canParse(own) && new URL(own).origin === origin
}

/** Whether a page of an origin was served by the host that it calls, over http or https. */
export function isOwnHost(origin: string, { host }: { host: string }): boolean {
  return isOrigin(origin) && isOwnOrigin(origin, { protocol: new URL(origin).protocol.slice(0, -1), host })
}
