import { httpBatchLink, httpLink, splitLink, type Operation, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { ClientRouter } from './client-router.ts'
import { refuseForeign } from './foreign-answer.ts'
import type { Connection } from './connection.ts'
import { readWireFailure } from './wire-failure.ts'
import type { TokenStore } from './token-store.ts'

/** The server's cap on calls in one request. */
export const MAX_BATCH = 10
/** The longest URL of a batch of queries: a single query fits whatever it searches for, and so do proxies. */
const MAX_URL_LENGTH = 6_000

/** What the links hand to fetch: `signal` may be there and undefined. */
type Sent = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined }

/** Calls of one tick travel together, except those of a password: their answer must wait for nothing else. */
export function createLinks(options: Connection): TRPCLink<ClientRouter>[] {
  const { endpoint: url, tokens, timeout } = options
  const fetch = withTimeout(options.fetch, timeout)
  return [
    refusedTokens(options.onRefused),
    splitLink({
      condition: (op) => op.type === 'mutation' && op.path.startsWith('auth.'),
      true: httpLink({ url, fetch, headers: ({ op }) => authorize([op], tokens) }),
      false: httpBatchLink({
        url,
        fetch,
        headers: ({ opList }) => authorize(opList, tokens),
        maxItems: MAX_BATCH,
        maxURLLength: MAX_URL_LENGTH,
      }),
    }),
  ]
}

/** The token is read when the request leaves, and noted with each call in it. */
export function authorize(operations: readonly Operation[], tokens: TokenStore): Record<string, string> {
  const token = tokens.read()
  if (token === null) return {}
  for (const { context } of operations) context['token'] = token
  return { authorization: `Bearer ${token}` }
}

export function refusedTokens(onRefused: (token: string) => void): TRPCLink<ClientRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            const token = op.context['token']
            if (readWireFailure(error)?.error_code === 'UNAUTHENTICATED' && typeof token === 'string')
              onRefused(token)
            observer.error(error)
          },
        }),
      )
}

/** The limit holds for the whole answer, not only for its beginning. */
export function withTimeout(request: typeof fetch, timeout: number) {
  return async (input: RequestInfo | URL, init?: Sent): Promise<Response> => {
    const limit = AbortSignal.timeout(timeout)
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit
    return refuseForeign(await request(input, { ...init, signal }))
  }
}
