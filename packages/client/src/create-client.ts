import { createTRPCClient } from '@trpc/client'
import type { ClientRouter, Procedures } from './client-router.ts'
import { attachConnection, type Connection } from './connection.ts'
import { lazyLink, loadNetwork } from './load-network.ts'
import { withReplica } from './replica-entry.ts'
import type { Replica } from './replica/replica.ts'
import { endpointOf } from './server-url.ts'
import { createSession } from './session.ts'
import { localSession, memorySession, type SessionStore } from './session-store.ts'
import type { TaskwireClient } from './taskwire-client.ts'
import { createTokenManager, type Transport } from './token-manager.ts'
import { anonymousUser, tokenUser } from './token-user.ts'
import { createWebLock } from './web-lock.ts'

/** Options of {@link createClient}. Only `url` is required. */
export interface ClientOptions {
  /**
   * The server's address, such as `http://localhost:3000`. A path is kept, for a server behind a prefix. In a browser a relative
   * address is resolved against the page.
   */
  readonly url: string
  /**
   * Where the refresh token travels; `body` when omitted. `cookie` is for pages of the server's own origin: no script can read the
   * token then.
   */
  readonly transport?: Transport | undefined
  /** Where the session is stored. When omitted, {@link localSession} with `cookie`, else {@link memorySession}. */
  readonly store?: SessionStore | undefined
  /**
   * A fixed access token, such as a personal access token. It is sent as it is and never renewed; `store` and `transport` are ignored.
   */
  readonly token?: string | undefined
  /** Sends the requests; the global `fetch` when omitted. */
  readonly fetch?: typeof fetch | undefined
  /** Milliseconds until a request fails with NETWORK; 15,000 when omitted. */
  readonly timeout?: number | undefined
}

/**
 * Creates a client of one server. It opens no connection by itself and needs no closing.
 *
 * Calls of the same tick share a request, at most ten in one; mutations of `auth` are requests of their own. A failed call throws an
 * error that {@link taskwireError} reads.
 *
 * @throws TypeError when `url` is not an http or https address
 * @example
 * const client = createClient({ url: 'http://localhost:3000' })
 * await client.session.signIn({ email, password })
 * const tasks = await client.tasks.list.query({ status: 'pending' })
 */
export function createClient(options: ClientOptions): TaskwireClient {
  const { token, transport = 'body' } = options
  const store = token === undefined ? (options.store ?? defaultStore(transport)) : fixedSession(token)
  const endpoint = endpointOf(options.url)
  const timeout = options.timeout ?? 15_000
  const tokens = createTokenManager({
    store,
    transport,
    token,
    refresh: async (input) => {
      const { refreshTokens } = await loadNetwork()
      return refreshTokens(procedures, input)
    },
    withLock: createWebLock(`taskwire.refresh:${endpoint}`, timeout),
    onExpired: () => onExpired(),
  })
  const { session, onExpired } = createSession({ tokens, store, transport, procedures: () => procedures })
  const connection: Connection = {
    endpoint,
    tokens,
    // Looked up at each call, so that a global fetch replaced later is used.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    timeout,
  }
  const procedures: Procedures = createTRPCClient<ClientRouter>({ links: [lazyLink(connection)] })
  // Each router by name instead of tRPC's proxy, so that a client can be logged, spread and awaited like any other object.
  const client: TaskwireClient = {
    auth: procedures.auth,
    account: procedures.account,
    sessions: procedures.sessions,
    accessTokens: procedures.accessTokens,
    admin: procedures.admin,
    lists: procedures.lists,
    labels: procedures.labels,
    imports: procedures.imports,
    reminders: procedures.reminders,
    push: procedures.push,
    webhooks: procedures.webhooks,
    calendar: procedures.calendar,
    sync: procedures.sync,
    tasks: withReplica(procedures.tasks, async (replicaOptions) => {
      const { openTaskReplica } = await import('./replica/open-tasks.ts')
      return loaded(openTaskReplica(client, replicaOptions))
    }),
    replica: async (replicaOptions) => {
      const { openReplica } = await import('./replica/open-replica.ts')
      return loaded(openReplica(client, replicaOptions))
    },
    session,
  }
  attachConnection(client, connection)
  return client
}

/** Waits until a replica has read its storage. Disposes of a replica that can't. */
async function loaded<Opened extends Pick<Replica, 'loaded' | 'dispose'>>(replica: Opened): Promise<Opened> {
  try {
    await replica.loaded
  } catch (error) {
    await replica.dispose()
    throw error
  }
  return replica
}

function defaultStore(transport: Transport): SessionStore {
  return transport === 'cookie' ? localSession() : memorySession()
}

/** Returns a session for a fixed token. A personal access token doesn't contain its user. */
function fixedSession(token: string): SessionStore {
  return memorySession(JSON.stringify({ user: tokenUser(token) ?? anonymousUser(token) }))
}
