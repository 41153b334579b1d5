import { createTRPCClient } from '@trpc/client'
import { createAccess, type Transport } from './access.ts'
import type { ClientRouter, Procedures } from './client-router.ts'
import { keepConnection, type Connection } from './connection.ts'
import { createLinks } from './links.ts'
import { withReplica } from './replica-door.ts'
import { endpointOf } from './server-url.ts'
import { createTurns } from './in-turn.ts'
import { createSession } from './session.ts'
import { localSession, memorySession, type SessionStore } from './session-store.ts'
import type { TaskwireClient } from './taskwire-client.ts'
import { anonymousUser, tokenUser } from './token-user.ts'

/** What a client is made of. */
export interface ClientOptions {
  /** Where the server is, such as `http://localhost:3000`; a path is kept, for a server behind a prefix. */
  readonly url: string
  /**
   * Where the refresh token travels. `cookie` is for pages of the server's own origin: no script can read it. `body` is for everything
   * else, and the default.
   */
  readonly transport?: Transport | undefined
  /** Where the session is kept: {@link localSession} with a cookie, else {@link memorySession} when omitted. */
  readonly store?: SessionStore | undefined
  /** An access token that is called with as it is; `store` and `transport` mean nothing then. */
  readonly token?: string | undefined
  /** Sends the requests; the global `fetch` when omitted. */
  readonly fetch?: typeof fetch | undefined
  /** Milliseconds until a request is given up as NETWORK; 15,000 when omitted. */
  readonly timeout?: number | undefined
}

/**
 * A client of one server. It opens nothing and needs no closing.
 *
 * Calls made in the same tick travel in one request of at most ten; calls of `auth` that change something travel alone. A failed call
 * throws what {@link taskwireError} reads.
 *
 * @throws TypeError when `url` is no http address
 * @example
 * const client = createClient({ url: 'http://localhost:3000' })
 * await client.session.signIn({ email, password })
 * const tasks = await client.tasks.list.query({ status: 'pending' })
 */
export function createClient(options: ClientOptions): TaskwireClient {
  const { token, transport = 'body' } = options
  const store = token === undefined ? (options.store ?? defaultStore(transport)) : keptToken(token)
  const endpoint = endpointOf(options.url)
  const timeout = options.timeout ?? 15_000
  const access = createAccess({
    store,
    transport,
    token,
    refresh: (input) => procedures.auth.refresh.mutate(input),
    inTurn: createTurns(`taskwire.refresh:${endpoint}`, timeout),
    onExpired: () => onExpired(),
  })
  const { session, onExpired } = createSession({ access, store, transport, procedures: () => procedures })
  const connection: Connection = {
    endpoint,
    access,
    // Called through the global scope, so that a fetch replaced later is the one that is used.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    timeout,
  }
  const procedures: Procedures = createTRPCClient<ClientRouter>({ links: createLinks(connection) })
  // By name, not by proxy: a client can be logged, spread and awaited like any other object.
  const client: TaskwireClient = {
    auth: procedures.auth,
    account: procedures.account,
    sessions: procedures.sessions,
    accessTokens: procedures.accessTokens,
    admin: procedures.admin,
    lists: procedures.lists,
    labels: procedures.labels,
    sync: procedures.sync,
    tasks: withReplica(procedures.tasks, async (replicaOptions) => {
      const { openTaskReplica } = await import('./replica/open-task-replica.ts')
      const replica = openTaskReplica(client, replicaOptions)
      try {
        await replica.loaded
      } catch (error) {
        await replica.dispose()
        throw error
      }
      return replica
    }),
    session,
  }
  keepConnection(client, connection)
  return client
}

function defaultStore(transport: Transport): SessionStore {
  return transport === 'cookie' ? localSession() : memorySession()
}

/** A session of nothing but its token. A personal access token does not say whose it is. */
function keptToken(token: string): SessionStore {
  return memorySession(JSON.stringify({ user: tokenUser(token) ?? anonymousUser(token) }))
}
