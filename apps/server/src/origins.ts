/** Origins of other pages that may call. */
export interface AllowedOrigins {
  /** Origins in the form of browsers, such as `https://app.example.org`. */
  readonly listed: readonly string[]
  /** True: also pages of a development server on this machine. */
  readonly local: boolean
}

const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/

/**
 * Returns what pages of an origin may send: cookies and tokens, tokens only, or nothing. The page of a development
 * server can be any code on this machine, so it gets no cookie.
 */
export function allowanceOf(
  origin: string,
  { listed, local: isLocalAllowed }: AllowedOrigins,
): 'credentials' | 'token' | undefined {
  if (listed.includes(origin)) return 'credentials'
  return isLocalAllowed && local.test(origin) ? 'token' : undefined
}

/** Whether a text is an origin in the form of browsers: scheme and host, a port unless it is the default, no path. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Whether an origin is that of this server: same scheme, host and port. */
export function isOwnOrigin(origin: string, server: { protocol: string; host: string }): boolean {
  if (!isOrigin(origin)) return false
  const own = `${server.protocol}://${server.host}`
  return URL.canParse(own) && new URL(own).origin === origin
}

/** Whether an origin has the host of this server, over http or https. */
export function isOwnHost(origin: string, { host }: { host: string }): boolean {
  return isOrigin(origin) && isOwnOrigin(origin, { protocol: new URL(origin).protocol.slice(0, -1), host })
}
