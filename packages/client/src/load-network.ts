import { TRPCClientError, type TRPCLink } from '@trpc/client'
import type { ClientRouter } from './client-router.ts'
import type { Connection } from './connection.ts'
import { deferLink } from './defer-link.ts'
import { importPart } from './import-part.ts'
import type { Network } from './network.ts'

let loading: Promise<Network> | undefined
let network: Network | undefined

/**
 * Loads the code of requests at the first call that needs it. Without it the first screen of an app is smaller. A failed load is
 * tried again at the next call.
 *
 * @throws a tRPC error that reads as NETWORK, because the server that has the code can't be reached
 */
export async function loadNetwork(): Promise<Network> {
  try {
    loading ??= importPart(() => import('./network.ts')).then(({ network }) => network)
    network = await loading
    return network
  } catch (cause) {
    loading = undefined
    throw TRPCClientError.from(cause as Error)
  }
}

/** A link that sends calls by `createLink` of the network code. Calls that wait for the code keep their order. */
export function lazyLink(connection: Connection): TRPCLink<ClientRouter> {
  return deferLink(
    async () => (await loadNetwork()).createLink(connection, deferLink),
    () => network?.createLink(connection, deferLink),
  )
}
