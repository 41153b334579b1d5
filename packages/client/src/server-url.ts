/**
 * The tRPC endpoint of a server. Query, hash and trailing slashes of `url` do not matter; a path is kept, for servers
 * behind a prefix. In a browser a relative `url` counts from the page.
 *
 * @throws TypeError for what is no http or https address.
 */
export function endpointOf(url: string): string {
  const base = typeof location === 'undefined' ? undefined : location.href
  if (!URL.canParse(url, base)) throw new TypeError(`url must be an http address, not ${JSON.stringify(url)}`)
  const { protocol, origin, pathname } = new URL(url, base)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`url must be an http address, not ${JSON.stringify(url)}`)
  return `${origin}${pathname.replace(/\/+$/, '')}/trpc`
}
