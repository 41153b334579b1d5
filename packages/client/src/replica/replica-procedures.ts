import { createTRPCClient, httpLink, splitLink } from '@trpc/client'
import type { ClientRouter, Procedures } from '../client-router.ts'
import type { Connection } from '../connection.ts'
import { authorize, renewedTokens, withTimeout } from '../links.ts'
import type { StreamLink } from './stream-kind.ts'

/**
 * The procedures as a replica calls them: each in a request of its own, since a call that waits for changes must not keep
 * others waiting. Without a stream they are for calls only.
 */
export function replicaProcedures(connection: Connection, stream?: StreamLink): Procedures['tasks'] {
  const { endpoint: url, access, timeout } = connection
  const calls = httpLink<ClientRouter>({
    url,
    fetch: withTimeout(connection.fetch, timeout),
    headers: ({ op }) => authorize([op], access),
  })
  const { tasks } = createTRPCClient<ClientRouter>({
    links: [
      renewedTokens(access),
      stream === undefined
        ? calls
        : splitLink({ condition: ({ type }) => type === 'subscription', true: stream.link, false: calls }),
    ],
  })
  return tasks
}
