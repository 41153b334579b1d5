import { lookup as lookupName, type LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

// Push services and webhooks are at addresses that people choose. All requests to them use these checks.

const PRIVATE = 'PRIVATE_ADDRESS'

/** Whether a connection failed because its name leads to a private address. */
export function isPrivateAddressError(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === PRIVATE
}

/** The host of a URL without the brackets of IPv6. */
function hostOf({ hostname }: Pick<URL, 'hostname'>): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Whether a URL has a name, or a public address. No name is looked up for an address, so `lookupPublic` never sees it. */
export function isNameOrPublic(url: URL): boolean {
  const host = hostOf(url)
  return isIP(host) === 0 || isPublicAddress(host)
}

/** Looks the name of a URL up. A name that can't be looked up now may be known later: the connection checks again. */
export async function leadsToPublic(url: URL): Promise<boolean> {
  const found = await lookup(hostOf(url), { all: true }).catch(() => [])
  return found.every(({ address }) => isPublicAddress(address))
}

/** Looks a name up for a connection, which then goes to the checked address. Fails when one of its addresses is not public. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookupName(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? []
    if (error !== null || first === undefined) return done(error ?? new Error('no address'), '', 0)
    if (!found.every(({ address }) => isPublicAddress(address))) return done(privateAddressError(), '', 0)
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}

function privateAddressError(): Error {
  return Object.assign(new Error('the name of the endpoint leads to a private address'), { code: PRIVATE })
}
