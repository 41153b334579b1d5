import type { TokenManager } from './token-manager.ts'

/** How a client reaches its server. A replica of the client uses the same connection. */
export interface Connection {
  /** The tRPC endpoint. */
  readonly endpoint: string
  readonly tokens: TokenManager
  readonly fetch: typeof fetch
  /** Milliseconds until a request is given up. */
  readonly timeout: number
}

const connections = new WeakMap<object, Connection>()

/** Associates a connection with a client, without adding it to the client's own properties. */
export function attachConnection(client: object, connection: Connection): void {
  connections.set(client, connection)
}

/**
 * Returns the connection of a client.
 *
 * @throws TypeError when `createClient` did not return the client
 */
export function connectionOf(client: object): Connection {
  const connection = connections.get(client)
  if (connection === undefined) throw new TypeError('Not a client of createClient')
  return connection
}
