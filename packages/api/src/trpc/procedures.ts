import { DomainError, isAllowed, accessDeniedMessage, type Actor } from '@taskwire/domain'
import { authenticate } from '../authenticate.ts'
import type { Context } from '../context.ts'
import { toDomainError, toTrpcError } from './errors.ts'
import { procedure } from './init.ts'
import type { ProcedureMeta } from './meta.ts'

// One middleware per procedure: each further one makes tRPC copy the call's options twice more.

/** The message for a `noBatch` procedure in a request with several calls. */
export const NOT_IN_A_BATCH = 'This procedure cannot be part of a batch: call it on its own'

/** Callable by anybody. Turns every failure into a `DomainError` before a transport sees it. */
export const publicProcedure = procedure.meta({ access: 'public' }).use(async ({ ctx, meta, next }) => {
  check(ctx, meta)
  return closed(await next())
})

/** Callable with a valid access token that allows `access`. Checks the token before the input. */
export const protectedProcedure = procedure.use(async ({ ctx, meta, next }) => {
  check(ctx, meta)
  const actor = await admit(ctx, meta).catch((error: unknown) => {
    throw toTrpcError(toDomainError(error))
  })
  return closed(
    await next({ ctx: { actor, recheckSession: (isFresh: boolean) => recheck(ctx, actor, isFresh) } }),
  )
})

/** Callable by admins with the token of a session; personal access tokens are refused. */
export const adminProcedure = protectedProcedure.meta({ access: 'admin' })

async function admit(ctx: Context, { access }: ProcedureMeta = {}): Promise<Actor> {
  const actor = await authenticate(ctx.deps, ctx.access_token, ctx)
  const asked = access === 'public' ? undefined : access
  if (!isAllowed(actor, asked)) throw new DomainError('FORBIDDEN', { message: accessDeniedMessage(asked) })
  return actor
}

/**
 * Runs first in every call. Throws TOO_MANY_REQUESTS, and MALFORMED_REQUEST for a `noBatch` procedure in a batch, such as
 * a sign-in: ten of them would be ten password guesses in one counted request.
 */
function check(ctx: Context, { noBatch }: ProcedureMeta = {}): void {
  try {
    if (noBatch === true && (ctx.callsInRequest ?? 1) > 1)
      throw new DomainError('MALFORMED_REQUEST', { message: NOT_IN_A_BATCH })
    ctx.admit?.()
  } catch (error) {
    throw toTrpcError(toDomainError(error))
  }
}

/**
 * Throws UNAUTHENTICATED when the session of a long-running call has ended. Reads the token from the context again: a
 * transport may have received a newer one. A token of another session doesn't continue the call.
 */
async function recheck(ctx: Context, { session_id }: Actor, isFresh: boolean): Promise<void> {
  if (isFresh) ctx.deps.sessions.evict(session_id)
  const actor = await authenticate(ctx.deps, ctx.access_token)
  if (actor.session_id !== session_id) throw new DomainError('UNAUTHENTICATED')
}

function closed<Result extends { ok: boolean }>(result: Result): Result {
  return result.ok || !('error' in result)
    ? result
    : { ...result, error: toTrpcError(toDomainError(result.error)) }
}
