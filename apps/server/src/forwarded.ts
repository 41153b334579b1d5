import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import { plainAddress } from '@taskwire/api'

/** The origin of a request, and the address that its caller used. */
export interface Route {
  readonly ip: string | undefined
  readonly protocol: string
  readonly host: string
}

/**
 * Reads the route of a request that Fastify doesn't handle, such as a WebSocket handshake. Reads `X-Forwarded-For`,
 * `-Proto` and `-Host` with Fastify's own parser and by its rules: a test compares the two.
 */
export function createRouteReader(trustProxy: string | undefined): (request: IncomingMessage) => Route {
  const isTrusted =
    trustProxy === undefined
      ? () => false
      : proxyAddr.compile(trustProxy.split(',').map((entry) => entry.trim()))
  return (request) => {
    const { headers, socket } = request
    const forwarded = (name: string) => {
      const value = headers[name]
      return typeof value === 'string' && value !== '' && isTrusted(socket.remoteAddress ?? '', 0)
        ? value.slice(value.lastIndexOf(',') + 1).trim()
        : undefined
    }
    return {
      ip: plainAddress(proxyAddr.all(request, isTrusted).at(-1)),
      protocol: forwarded('x-forwarded-proto') ?? ('encrypted' in socket ? 'https' : 'http'),
      host: forwarded('x-forwarded-host') ?? headers.host ?? '',
    }
  }
}
