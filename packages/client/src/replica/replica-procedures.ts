import { createTRPCClient, httpLink } from '@trpc/client'
import type { ClientRouter, Procedures } from '../client-router.ts'
import type { Connection } from '../connection.ts'
import { authorize, renewedTokens, withTimeout } from '../links.ts'

/** How changes are pushed: by server-sent events, over a WebSocket, or not at all. */
export type StreamKind = 'sse' | 'websocket' | 'none'

/**
 * The procedures as a replica calls them: each in a request of its own, since a call that waits for changes must not keep
 * others waiting.
 */
export function replicaProcedures(connection: Connection): Procedures['tasks'] {
  const { endpoint: url, access, timeout } = connection
  const { tasks } = createTRPCClient<ClientRouter>({
    links: [
      renewedTokens(access),
      httpLink({
        url,
        fetch: withTimeout(connection.fetch, timeout),
        headers: ({ op }) => authorize([op], access),
      }),
    ],
  })
  return tasks
}
