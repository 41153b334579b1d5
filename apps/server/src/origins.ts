/** Origins of other sites whose pages may call this service, as browsers write them. */
export type AllowedOrigins = readonly string[]

/**
 * Whether the page that a browser names may call: one of this very host, or of a listed origin. What is not a browser
 * names none, and may.
 */
export function isAllowedOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  allowed: AllowedOrigins,
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
