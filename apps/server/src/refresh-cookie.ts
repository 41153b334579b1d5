import type { RefreshCookie } from '@taskwire/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

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

/** A script can write neither header. Sec-Fetch-Site goes first: it also tells http from https under the same name. */
function isOwnPage({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
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
