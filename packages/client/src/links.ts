import {
  httpBatchLink,
  httpLink,
  splitLink,
  TRPCClientError,
  type Operation,
  type TRPCLink,
} from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { TokenManager } from './token-manager.ts'
import type { ClientRouter } from './client-router.ts'
import { assertJsonResponse } from './non-json-response.ts'
import type { Connection } from './connection.ts'
import type { deferLink } from './defer-link.ts'
import { readWireFailure } from './wire-failure.ts'

/** The server's limit on calls in one request. */
export const MAX_BATCH = 10
/** The longest URL of a batch of queries. Proxies accept it, and it has room for any single query. */
const MAX_URL_LENGTH = 6_000

/** The options that tRPC's links pass to fetch; `signal` may be present and undefined. */
type FetchInit = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined }

/** Mutations that are sent alone: the response of `auth` must not wait for other calls, and a file is larger than a batch may be. */
const alone = /^(?:auth\.|imports\.)/

/**
 * Batches the calls of one tick, except for some mutations. Subscriptions follow a stream of events.
 *
 * @param defer `deferLink`. An import of it would join this chunk to the entry, and divide the bundles of apps into more chunks.
 */
export function createLink(connection: Connection, defer: typeof deferLink): TRPCLink<ClientRouter> {
  const { endpoint: url, tokens, timeout, ...options } = connection
  const fetch = withTimeout(options.fetch, timeout)
  const splits = splitLink<ClientRouter>({
    condition: (op) => op.type === 'mutation' && alone.test(op.path),
    true: httpLink({ url, fetch, headers: ({ op }) => authorize([op], tokens) }),
    false: httpBatchLink({
      url,
      fetch,
      headers: ({ opList }) => authorize(opList, tokens),
      maxItems: MAX_BATCH,
      maxURLLength: MAX_URL_LENGTH,
    }),
  })
  return (runtime) => {
    const retry = retryWithNewToken(tokens)(runtime)
    const split = splits(runtime)
    const stream = streamLink(connection, defer)(runtime)
    return ({ op, next }) =>
      op.type === 'subscription'
        ? stream({ op, next })
        : retry({ op, next: (own) => split({ op: own, next }) })
  }
}

/** Few apps subscribe without a replica, so the code of streams is loaded by the first subscription. */
function streamLink(connection: Connection, defer: typeof deferLink): TRPCLink<ClientRouter> {
  return defer(async () => (await import('./replica/sync/sse-link.ts')).sseLink(connection).link)
}

/** Procedures that start, renew or end a session. They need no access token, and renewing one first would recurse. */
const sessionPaths = new Set(['auth.register', 'auth.login', 'auth.refresh', 'auth.logout'])

/** Returns the headers of a request, with the current token. Each call remembers that token, so that a rejection can name it. */
export async function authorize(
  operations: readonly Operation[],
  tokens: TokenManager,
): Promise<Record<string, string>> {
  const isOfSession = operations.some(({ path }) => sessionPaths.has(path))
  const token = isOfSession ? operations[0]?.context['token'] : await tokens.token()
  if (typeof token !== 'string') return {}
  for (const { context } of operations) context['token'] = token
  return { authorization: `Bearer ${token}` }
}

/** Renews a token that the server rejected and sends the call once more. */
export function retryWithNewToken(tokens: TokenManager): TRPCLink<ClientRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let subscription: { unsubscribe(): void } | undefined
        let isUnsubscribed = false
        const attempt = (onRejected: (token: string, error: UnauthenticatedError) => void) => {
          subscription = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              const token = rejectedTokenOf(op, error)
              if (token === undefined) observer.error(error)
              else onRejected(token, error)
            },
          })
        }
        const giveUp = (token: string, error: UnauthenticatedError) => {
          tokens.end(token)
          observer.error(error)
        }
        const tryAgain = async (token: string, error: UnauthenticatedError) => {
          try {
            const renewed = await tokens.renew(token)
            if (isUnsubscribed) return
            if (renewed === undefined) observer.error(error)
            else attempt(giveUp)
          } catch (renewalError) {
            observer.error(TRPCClientError.from(renewalError as Error))
          }
        }
        attempt((token, error) => void tryAgain(token, error))
        return () => {
          isUnsubscribed = true
          subscription?.unsubscribe()
        }
      })
}

type UnauthenticatedError = TRPCClientError<ClientRouter>

/** Returns the token that the server rejected; undefined when the call failed for another reason. */
function rejectedTokenOf({ path, context }: Operation, error: UnauthenticatedError): string | undefined {
  const token = context['token']
  const isRejected = readWireFailure(error)?.error_code === 'UNAUTHENTICATED' && !sessionPaths.has(path)
  return isRejected && typeof token === 'string' ? token : undefined
}

/** Aborts a request that isn't complete, body included, after `timeout` milliseconds. */
export function withTimeout(request: typeof fetch, timeout: number) {
  return async (input: RequestInfo | URL, init?: FetchInit): Promise<Response> => {
    const limit = AbortSignal.timeout(timeout)
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit
    return assertJsonResponse(await request(input, { ...init, signal }))
  }
}
