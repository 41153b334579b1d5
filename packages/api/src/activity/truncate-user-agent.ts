/** Returns a user agent that is safe to store and show. The header may contain any bytes, in any number. */
export function truncateUserAgent(agent: string | undefined): string | null {
  return agent?.replace(/[^\x20-\x7e]/g, '?').slice(0, 300) ?? null
}
