import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import { isNameOrPublic, leadsToPublic, lookupPublic } from '../outgoing/public-hosts.ts'

const kept = { keepAlive: true, maxSockets: 4, maxFreeSockets: 1, timeout: 30_000 } as const

/** Decides where webhooks are sent. */
export interface Targets {
  /** Whether the server sends to a URL. Looks its name up. */
  isAllowed(url: string): Promise<boolean>
  /** Returns the agent of a request; undefined for a URL that is not allowed. It connects to checked addresses alone. */
  agentFor(url: string): PlainAgent | undefined
}

/**
 * Makes the rules for targets: https to a public address, on port 443 or one from 1024 on, where no other protocol of a well-known
 * port listens. With `allowPrivate` http, private addresses and every port are allowed too.
 */
export function createTargets({ allowPrivate }: { readonly allowPrivate: boolean }): Targets {
  const secure = allowPrivate ? new Agent(kept) : new Agent({ ...kept, lookup: lookupPublic })
  const plain = new PlainAgent(kept)
  const parse = (text: string): URL | undefined => {
    const url = URL.parse(text)
    if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return undefined
    if (allowPrivate) return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
    const isOpen = url.port === '' || Number(url.port) >= 1024
    return url.protocol === 'https:' && isOpen && isNameOrPublic(url) ? url : undefined
  }
  return {
    async isAllowed(text) {
      const url = parse(text)
      if (url === undefined) return false
      return allowPrivate || leadsToPublic(url)
    },
    agentFor(text) {
      const url = parse(text)
      return url === undefined ? undefined : url.protocol === 'http:' ? plain : secure
    },
  }
}
