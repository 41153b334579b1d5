import type { TRPCClientError, TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { ClientRouter } from './client-router.ts'

/**
 * A link whose code is loaded by its first operation. Operations that wait for the code keep their order.
 *
 * @param loaded returns the link if its code is there
 * @param load loads the link; rejects with a tRPC error, which the waiting operation gets
 */
export function deferLink(
  loaded: () => TRPCLink<ClientRouter> | undefined,
  load: () => Promise<TRPCLink<ClientRouter>>,
): TRPCLink<ClientRouter> {
  return (runtime) => {
    let send: ReturnType<TRPCLink<ClientRouter>> | undefined
    return ({ op, next }) =>
      observable((observer) => {
        send ??= loaded()?.(runtime)
        if (send !== undefined) return send({ op, next }).subscribe(observer)
        let isUnsubscribed = false
        let subscription: { unsubscribe(): void } | undefined
        load().then(
          (link) => {
            send ??= link(runtime)
            if (!isUnsubscribed) subscription = send({ op, next }).subscribe(observer)
            return undefined
          },
          (error: TRPCClientError<ClientRouter>) => observer.error(error),
        )
        return () => {
          isUnsubscribed = true
          subscription?.unsubscribe()
        }
      })
  }
}
