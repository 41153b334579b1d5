import { createTRPCClient } from '@trpc/client'
import type { ClientRouter, Procedures } from './client-router.ts'
import { keepConnection, type Connection } from './connection.ts'
import { createLinks } from './links.ts'
import { withReplica } from './replica-door.ts'
import { endpointOf } from './server-url.ts'
import { createSession } from './session.ts'
import type { TaskwireClient } from './taskwire-client.ts'
import { memoryTokens, type TokenStore } from './token-store.ts'

/** What a client is made of. */
export interface ClientOptions {
  /** Where the server is, such as `http://localhost:3000`; a path is kept, for a server behind a prefix. */
  readonly url: string
  /** Where the access token is kept; {@link memoryTokens} when omitted. */
  readonly tokens?: TokenStore | undefined
  /** Sends the requests; the global `fetch` when omitted. */
  readonly fetch?: typeof fetch | undefined
  /** Milliseconds until a request is given up as NETWORK; 15,000 when omitted. */
  readonly timeout?: number | undefined
}

/**
 * A client of one server. It opens nothing and needs no closing.
 *
 * Calls made in the same tick travel in one request of at most ten; sign-up and sign-in travel alone. A failed call
 * throws what {@link taskwireError} reads.
 *
 * @throws TypeError when `url` is no http address
 * @example
 * const client = createClient({ url: 'http://localhost:3000' })
 * await client.session.signIn({ email, password })
 * const tasks = await client.tasks.list.query({ status: 'pending' })
 */
export function createClient(options: ClientOptions): TaskwireClient {
  const tokens = options.tokens ?? memoryTokens()
  const { expire, ...session } = createSession(tokens, () => procedures)
  const connection: Connection = {
    endpoint: endpointOf(options.url),
    tokens,
    // Called through the global scope, so that a fetch replaced later is the one that is used.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    timeout: options.timeout ?? 15_000,
    onRefused: expire,
  }
  const procedures: Procedures = createTRPCClient<ClientRouter>({ links: createLinks(connection) })
  // By name, not by proxy: a client can be logged, spread and awaited like any other object.
  const client: TaskwireClient = {
    auth: procedures.auth,
    account: procedures.account,
    sessions: procedures.sessions,
    accessTokens: procedures.accessTokens,
    admin: procedures.admin,
    tasks: withReplica(procedures.tasks, async (replicaOptions) => {
      const { openTaskReplica } = await import('./replica/open-task-replica.ts')
      return openTaskReplica(client, replicaOptions)
    }),
    session,
  }
  keepConnection(client, connection)
  return client
}
