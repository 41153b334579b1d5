import { queryOptions } from '@tanstack/react-query'
import type { TaskwireClient } from '@taskwire/client'

/** Who is signed in. */
export function accountQuery(client: TaskwireClient) {
  return queryOptions({
    queryKey: ['account'],
    queryFn: ({ signal }) => client.auth.me.query(undefined, { signal }),
    staleTime: 5 * 60_000,
  })
}
