import { authenticate } from '../accounts/authenticate.ts'
import { toDomainError, toTrpcError } from './errors.ts'
import { middleware, procedure } from './init.ts'

/** Gives every failure its place in the closed set before a transport sees it. */
const closedFailures = middleware(async ({ next }) => {
  const result = await next()
  return result.ok ? result : { ...result, error: toTrpcError(toDomainError(result.error)) }
})

/** Callable by anybody. */
export const publicProcedure = procedure.use(closedFailures)

/** Callable with a valid access token; the first thing that is judged, before any input. */
export const protectedProcedure = publicProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { actor: await authenticate(ctx.deps, ctx.access_token) } }),
)
