import type { IncomingMessage } from 'node:http'
import type { FastifyHttpOptions } from 'fastify'

/** What one connection may take, in milliseconds and bytes, and how many there may be. */
export interface ConnectionLimits {
  /** Until all headers of a request are there, and until all of it is. */
  readonly headers: number
  readonly request: number
  /** How often Node looks for those that are too slow. */
  readonly check: number
  /** Open at once; the next one is closed at once. */
  readonly most: number
}

export const usualConnections: ConnectionLimits = {
  headers: 10_000,
  request: 30_000,
  check: 2_000,
  most: 10_000,
}

/** Fastify's own limits are off: a slow sender could hold a connection for as long as it likes. */
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
 * Whether a request that offers an upgrade is for the socket. Some HTTP clients offer one to HTTP/2 with their first
 * request of any kind; theirs is answered as if they had not.
 */
function asksForSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}
