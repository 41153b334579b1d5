import { createTRPCClient, httpLink, splitLink } from '@trpc/client'
import type { ClientRouter, Procedures } from '../../client-router.ts'
import type { Connection } from '../../connection.ts'
import { authorize, retryWithNewToken, withTimeout } from '../../links.ts'
import type { StreamLink } from './stream-link.ts'

/**
 * Creates the procedures that a replica calls. Each call is a request of its own: in a batch, a long poll would delay the other
 * calls. Subscriptions need `stream`.
 */
export function replicaProcedures(connection: Connection, stream?: StreamLink): Procedures['sync'] {
  const { endpoint: url, tokens, timeout } = connection
  const calls = httpLink<ClientRouter>({
    url,
    fetch: withTimeout(connection.fetch, timeout),
    headers: ({ op }) => authorize([op], tokens),
  })
  const { sync } = createTRPCClient<ClientRouter>({
    links: [
      retryWithNewToken(tokens),
      stream === undefined
        ? calls
        : splitLink({ condition: ({ type }) => type === 'subscription', true: stream.link, false: calls }),
    ],
  })
  return sync
}
