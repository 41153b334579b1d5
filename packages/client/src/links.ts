import {
  httpBatchLink,
  httpLink,
  splitLink,
  TRPCClientError,
  type Operation,
  type TRPCLink,
} from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { Access } from './access.ts'
import type { ClientRouter } from './client-router.ts'
import { refuseForeign } from './foreign-answer.ts'
import type { Connection } from './connection.ts'
import { readWireFailure } from './wire-failure.ts'

/** The server's cap on calls in one request. */
export const MAX_BATCH = 10
/** The longest URL of a batch of queries: a single query fits whatever it searches for, and so do proxies. */
const MAX_URL_LENGTH = 6_000

/** What the links hand to fetch: `signal` may be there and undefined. */
type Sent = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined }

/** Calls of one tick travel together, except those of an account: their answer must wait for nothing else. */
export function createLinks({
  endpoint: url,
  access,
  timeout,
  ...options
}: Connection): TRPCLink<ClientRouter>[] {
  const fetch = withTimeout(options.fetch, timeout)
  return [
    renewedTokens(access),
    splitLink({
      condition: (op) => op.type === 'mutation' && op.path.startsWith('auth.'),
      true: httpLink({ url, fetch, headers: ({ op }) => authorize([op], access) }),
      false: httpBatchLink({
        url,
        fetch,
        headers: ({ opList }) => authorize(opList, access),
        maxItems: MAX_BATCH,
        maxURLLength: MAX_URL_LENGTH,
      }),
    }),
  ]
}

/** What opens, renews and ends a session goes out as it is: a token would first have to be renewed itself. */
const doors = new Set(['auth.register', 'auth.login', 'auth.refresh', 'auth.logout'])

/** The token is read when the request leaves, and noted with each call in it. */
export async function authorize(
  operations: readonly Operation[],
  access: Access,
): Promise<Record<string, string>> {
  const isDoor = operations.some(({ path }) => doors.has(path))
  const token = isDoor ? operations[0]?.context['token'] : await access.token()
  if (typeof token !== 'string') return {}
  for (const { context } of operations) context['token'] = token
  return { authorization: `Bearer ${token}` }
}

/** A call whose token the server refused waits for another, and goes out once more with it. */
export function renewedTokens(access: Access): TRPCLink<ClientRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let present: { unsubscribe(): void } | undefined
        let isOver = false
        const attempt = (onRefused: (token: string, error: RefusedError) => void) => {
          present = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              const token = refusedToken(op, error)
              if (token === undefined) observer.error(error)
              else onRefused(token, error)
            },
          })
        }
        const giveUp = (token: string, error: RefusedError) => {
          access.end(token)
          observer.error(error)
        }
        const tryAgain = async (token: string, error: RefusedError) => {
          try {
            const renewed = await access.renew(token)
            if (isOver) return
            if (renewed === undefined) observer.error(error)
            else attempt(giveUp)
          } catch (trouble) {
            observer.error(TRPCClientError.from(trouble as Error))
          }
        }
        attempt((token, error) => void tryAgain(token, error))
        return () => {
          isOver = true
          present?.unsubscribe()
        }
      })
}

type RefusedError = TRPCClientError<ClientRouter>

/** The token that a call was refused for; undefined when it failed for another reason. */
function refusedToken({ path, context }: Operation, error: RefusedError): string | undefined {
  const token = context['token']
  const isRefused = readWireFailure(error)?.error_code === 'UNAUTHENTICATED' && !doors.has(path)
  return isRefused && typeof token === 'string' ? token : undefined
}

/** The limit holds for the whole answer, not only for its beginning. */
export function withTimeout(request: typeof fetch, timeout: number) {
  return async (input: RequestInfo | URL, init?: Sent): Promise<Response> => {
    const limit = AbortSignal.timeout(timeout)
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit
    return refuseForeign(await request(input, { ...init, signal }))
  }
}
