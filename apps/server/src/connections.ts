import type { IncomingMessage } from 'node:http'
import type { FastifyHttpOptions } from 'fastify'

/** Limits of one connection, in milliseconds and bytes, and the number of connections. */
export interface ConnectionLimits {
  /** Until all headers of a request have arrived, and until the whole request has. */
  readonly headers: number
  readonly request: number
  /** How often Node looks for slow connections. */
  readonly check: number
  /** Maximum number of open connections; the server closes any further one at once. */
  readonly most: number
}

export const usualConnections: ConnectionLimits = {
  headers: 10_000,
  request: 30_000,
  check: 2_000,
  most: 10_000,
}

/** Fastify's own limits are off: a slow sender could occupy a connection forever. */
export function connectionOptions({ headers, request, check }: ConnectionLimits) {
  return {
    connectionTimeout: 60_000,
    requestTimeout: request,
    keepAliveTimeout: 72_000,
    http: {
      shouldUpgradeCallback: asksForSocket,
      headersTimeout: headers,
      connectionsCheckingInterval: check,
      maxHeaderSize: 16 * 1024,
    },
  } satisfies FastifyHttpOptions<never>
}

/**
 * Whether a request that offers an upgrade is for the socket. Some HTTP clients offer HTTP/2 with their first request
 * of any kind; the server ignores that offer.
 */
function asksForSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}
