import type { RefreshCookie } from '@taskwire/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOwnHost, isOwnOrigin } from './origins.ts'

/** A browser takes a name with this prefix from a page over https or on this machine alone, for this host alone. */
const SECURE_NAME = '__Host-taskwire_refresh'
/** For plain http elsewhere, where browsers refuse the other one. */
const PLAIN_NAME = 'taskwire_refresh'

/** The refresh token of a browser in a cookie that no script reads and no other site sends along. */
export function refreshCookie(request: FastifyRequest, reply: FastifyReply): RefreshCookie {
  const set = (token: string, seconds: number) => {
    const isSecure = isOverSecureLine(request)
    const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`
    void reply.header('set-cookie', `${isSecure ? SECURE_NAME : PLAIN_NAME}=${token}; ${attributes}`)
  }
  return {
    get token() {
      return valueOf(request.headers.cookie, isOverSecureLine(request) ? SECURE_NAME : PLAIN_NAME)
    },
    get isOwnPage() {
      return isOwnPage(request)
    },
    keep: set,
    forget: () => set('', 0),
  }
}

/**
 * Whether the server's own page sent a request. A script can write neither header. Browsers without `Sec-Fetch-Site` send
 * `Origin`: a page over http is foreign to a server over https, for anybody on the way can write it. A page over https is
 * our own at a server over http, too: the proxy that ends TLS may not be named in TRUST_PROXY.
 */
function isOwnPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return false
  return origin.startsWith('https:') ? isOwnHost(origin, request) : isOwnOrigin(origin, request)
}

/** Whether the page came over https, which a proxy may have taken off, or from this machine. */
function isOverSecureLine({ headers, protocol, hostname }: FastifyRequest): boolean {
  const isLocal = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  return isLocal || protocol === 'https' || headers.origin?.startsWith('https://') === true
}

function valueOf(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined && value !== '') return value.slice(0, MAX_LENGTH)
  }
  return undefined
}

const MAX_LENGTH = 1_000
