/**
 * Returns the tRPC endpoint of a server. A path of `url` is kept, for servers behind a prefix; query, hash and trailing slashes are
 * ignored. In a browser a relative `url` is resolved against the page.
 *
 * @throws TypeError when `url` is not an http or https address
 */
export function endpointOf(url: string): string {
  const base = typeof location === 'undefined' ? undefined : location.href
  if (!URL.canParse(url, base)) throw new TypeError(`url must be an http address, not ${JSON.stringify(url)}`)
  const { protocol, origin, pathname } = new URL(url, base)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`url must be an http address, not ${JSON.stringify(url)}`)
  return `${origin}${pathname.replace(/\/+$/, '')}/trpc`
}
