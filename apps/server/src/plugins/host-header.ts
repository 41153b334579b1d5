import type { IncomingMessage } from 'node:http'
import { DomainError } from '@taskwire/domain'
import type { FastifyInstance } from 'fastify'

/**
 * Refuses requests that don't name exactly one host: two `Host` headers, an invalid one, or an absolute address with
 * another host. A proxy and this server could otherwise choose different ones (RFC 9112, sections 3.2 and 3.2.2).
 */
export function requireOneHost(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(
      hasOneHost(request.raw, request.originalUrl)
        ? undefined
        : new DomainError('MALFORMED_REQUEST', { message: 'The request must name one host' }),
    )
  })
}

/** Whether a request names one host, in its header and in an absolute address. */
export function hasOneHost({ headers, rawHeaders }: IncomingMessage, target: string): boolean {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  if (hosts > 1 || !isHost(headers.host ?? '')) return false
  if (target.startsWith('/') || target === '*') return true
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return false
  const { protocol, host } = new URL(target)
  return new URL(`${protocol}//${headers.host ?? ''}`).host === host
}

/** Returns the path of an absolute address, as a proxy sends it; any other address unchanged. */
export function pathOf(target: string): string {
  return target.startsWith('/')
    ? target
    : target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^(?!\/|\*)/, '/')
}

/** Caches the result for repeated hosts. */
let lastHost = ''

/** Empty without a host, which HTTP/1.0 allows. */
function isHost(host: string): boolean {
  if (host === lastHost || host === '') return true
  const isOne = /^[^\s/?#@\\]+$/.test(host) && URL.canParse(`http://${host}`)
  if (isOne) lastHost = host
  return isOne
}
