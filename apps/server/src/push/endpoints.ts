import { Agent } from 'node:https'
import { isNameOrPublic, leadsToPublic, lookupPublic } from '../outgoing/public-hosts.ts'

/** Hosts of the push services of the browsers, and names below those that begin with a dot. */
const services = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

const kept = { keepAlive: true, maxSockets: 10, maxFreeSockets: 2, timeout: 30_000 } as const

/** The word that allows every public https endpoint. */
export const ANY = 'any'

/** Decides where notifications are sent. */
export interface Endpoints {
  /** Whether the server sends to an endpoint. Looks its name up. */
  isAllowed(endpoint: string): Promise<boolean>
  /**
   * Returns the agent of a request to an endpoint; undefined for one that is not allowed. It connects to public addresses alone, whatever
   * the name resolves to by then.
   */
  agentFor(endpoint: string): Agent | undefined
}

/**
 * Makes the rules for endpoints: https, and a known push service on its default port. `more` has origins, such as
 * `https://push.example.org:8443`, which may also be private, or `any` for every public host.
 */
export function createEndpoints(more: readonly string[]): Endpoints {
  const trusted = new Set(more)
  // Kept connections: a handshake costs more than all the rest of a notification.
  const trustedAgent = new Agent(kept)
  const publicAgent = new Agent({ ...kept, lookup: lookupPublic })
  const ruleFor = (endpoint: string): 'trusted' | 'public' | undefined => {
    const url = URL.parse(endpoint)
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
      return undefined
    if (trusted.has(url.origin)) return 'trusted'
    const isKnown = services.some((name) =>
      name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name,
    )
    if (!(isKnown && url.port === '') && !trusted.has(ANY)) return undefined
    return isNameOrPublic(url) ? 'public' : undefined
  }
  return {
    async isAllowed(endpoint) {
      const rule = ruleFor(endpoint)
      if (rule !== 'public') return rule === 'trusted'
      return leadsToPublic(new URL(endpoint))
    },
    agentFor(endpoint) {
      const rule = ruleFor(endpoint)
      return rule === undefined ? undefined : rule === 'trusted' ? trustedAgent : publicAgent
    },
  }
}
