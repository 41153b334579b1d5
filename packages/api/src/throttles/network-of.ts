import { isIPv6 } from 'node:net'

/** The network of callers whose address isn't known. They share one allowance, so that a limit never fails open. */
const UNKNOWN = 'unknown'
/** Maximum length of a name that isn't an IP address. */
const MAX_NAME = 64

/**
 * Returns what counts as one caller: an IPv4 address, or the first 64 bits of an IPv6 one, since a household gets that
 * many to choose from. Returns `unknown` without an address, and any other name from a trusted proxy unchanged.
 */
export function networkOf(ip: string | undefined): string {
  const address = plainAddress(ip)
  if (address === undefined || address === '') return UNKNOWN
  if (!isIPv6(address)) return address.slice(0, MAX_NAME)
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`
}

/**
 * Returns an address as people write it: without the port that some proxies add, and an IPv4 address as such, though a
 * dual-stack socket reports it inside an IPv6 one.
 */
export function plainAddress(ip: string | undefined): string | undefined {
  if (ip === undefined || !ip.includes(':')) return ip
  const address = ip.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^\[(.*)\](:\d+)?$/, '$1')
  if (!isIPv6(address)) return address
  const groups = groupsOf(address)
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff'
  return isMapped ? groups.slice(6).flatMap(bytesOf).join('.') : address
}

/** The eight groups of an IPv6 address, normalised by the URL parser. */
function groupsOf(ip: string): string[] {
  const [address = ''] = ip.split('%', 1)
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [first, last] = [groups(head), groups(tail ?? '')]
  const middle = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...middle, ...last]
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 0xff]
}
