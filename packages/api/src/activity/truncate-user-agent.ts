/** A user agent as it can be kept and shown: a header may hold any bytes, and any number of them. */
export function truncateUserAgent(agent: string | undefined): string | null {
  return agent?.replace(/[^\x20-\x7e]/g, '?').slice(0, 300) ?? null
}
