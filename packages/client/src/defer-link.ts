import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { ClientRouter } from './client-router.ts'

/**
 * A link whose code is loaded by its first operation. Operations that wait for the code keep their order.
 *
 * @param load loads the link; when it rejects, the waiting operation fails and the next one tries again
 * @param loaded returns the link if its code is there
 */
export function deferLink(
  load: () => Promise<TRPCLink<ClientRouter>>,
  loaded?: () => TRPCLink<ClientRouter> | undefined,
): TRPCLink<ClientRouter> {
  return (runtime) => {
    let send: ReturnType<TRPCLink<ClientRouter>> | undefined
    return ({ op, next }) =>
      observable((observer) => {
        send ??= loaded?.()?.(runtime)
        if (send !== undefined) return send({ op, next }).subscribe(observer)
        let isUnsubscribed = false
        let subscription: { unsubscribe(): void } | undefined
        load().then(
          (link) => {
            send ??= link(runtime)
            if (!isUnsubscribed) subscription = send({ op, next }).subscribe(observer)
            return undefined
          },
          (error: Error) => observer.error(TRPCClientError.from(error)),
        )
        return () => {
          isUnsubscribed = true
          subscription?.unsubscribe()
        }
      })
  }
}
