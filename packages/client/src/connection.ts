import type { Access } from './access.ts'

/** How a client reaches its server: what a replica of it needs to know. */
export interface Connection {
  /** The tRPC endpoint. */
  readonly endpoint: string
  readonly access: Access
  readonly fetch: typeof fetch
  /** Milliseconds until a request is given up. */
  readonly timeout: number
}

const connections = new WeakMap<object, Connection>()

/** Keeps a client's connection beside it: it is no part of what the client shows. */
export function keepConnection(client: object, connection: Connection): void {
  connections.set(client, connection)
}

/** The connection of a client that `createClient` made. */
export function connectionOf(client: object): Connection {
  const connection = connections.get(client)
  if (connection === undefined) throw new TypeError('This is no client that createClient made')
  return connection
}
