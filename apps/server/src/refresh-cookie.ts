import type { RefreshCookie } from '@taskwire/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOwnHost, isOwnOrigin } from './origins.ts'

/** Over https. Browsers accept a name with this prefix only with `Secure`, for this host alone. */
const SECURE_NAME = '__Host-taskwire_refresh'
/** Over plain http, where WebKit stores no `Secure` cookie, on localhost neither. */
const PLAIN_NAME = 'taskwire_refresh'

/** The refresh token of a browser in a cookie that scripts can't read and other sites don't send. */
export function refreshCookie(request: FastifyRequest, reply: FastifyReply): RefreshCookie {
  const { cookie: header } = request.headers
  const write = (name: string, token: string, seconds: number) => {
    const secure = name === SECURE_NAME ? '; Secure' : ''
    const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
    void reply.header('set-cookie', `${name}=${token}; ${attributes}`)
  }
  return {
    get token() {
      const secure = valueOf(header, SECURE_NAME)
      // Over https anybody on the network can have planted the plain one, over an earlier page in plain http.
      return isOverHttps(request) ? secure : (valueOf(header, PLAIN_NAME) ?? secure)
    },
    get isOwnPage() {
      return isOwnPage(request)
    },
    keep(token, seconds) {
      const [name, other] = isOverHttps(request) ? [SECURE_NAME, PLAIN_NAME] : [PLAIN_NAME, SECURE_NAME]
      write(name, token, seconds)
      // Only one cookie has the token: the other one would outlive it.
      if (hasCookie(header, other)) write(other, '', 0)
    },
    forget() {
      write(SECURE_NAME, '', 0)
      write(PLAIN_NAME, '', 0)
    },
  }
}

/**
 * Whether the server's own page sent a request. Scripts can write neither header. Browsers without `Sec-Fetch-Site`
 * send `Origin`. A page over http is foreign to a server over https, because anybody on the network can write it. A
 * page over https counts as own at a server over http, because the proxy that ends TLS may be missing in TRUST_PROXY.
 */
function isOwnPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return false
  return origin.startsWith('https:') ? isOwnHost(origin, request) : isOwnOrigin(origin, request)
}

/**
 * Whether the page came over https. When a proxy ends TLS and is missing in TRUST_PROXY, the own page's origin shows
 * it.
 */
function isOverHttps(request: FastifyRequest): boolean {
  const { protocol, headers } = request
  return protocol === 'https' || (isOwnPage(request) && headers.origin?.startsWith('https://') === true)
}

function hasCookie(header: string | undefined, name: string): boolean {
  return header?.split(';').some((pair) => pair.trim().startsWith(`${name}=`)) === true
}

function valueOf(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined && value !== '') return value.slice(0, MAX_LENGTH)
  }
  return undefined
}

const MAX_LENGTH = 1_000
