import { DomainError, isAllowed, refusalOf, type Actor } from '@taskwire/domain'
import { authenticate } from '../authenticate.ts'
import type { Context } from '../context.ts'
import { toDomainError, toTrpcError } from './errors.ts'
import { procedure } from './init.ts'
import type { ProcedureMeta } from './meta.ts'

// One middleware each: every layer of tRPC's chain copies the call's options twice.

/** What a call is told that shares its request with others though it must not. */
export const NOT_IN_A_BATCH = 'This procedure cannot be part of a batch: call it on its own'

/** Callable by anybody. Every failure gets its place in the closed set before a transport sees it. */
export const publicProcedure = procedure.meta({ access: 'public' }).use(async ({ ctx, meta, next }) => {
  check(ctx, meta)
  return closed(await next())
})

/** Callable with a valid access token that may do what `access` says; that is judged first, before any input. */
export const protectedProcedure = procedure.use(async ({ ctx, meta, next }) => {
  check(ctx, meta)
  const actor = await admit(ctx, meta).catch((error: unknown) => {
    throw toTrpcError(toDomainError(error))
  })
  return closed(
    await next({ ctx: { actor, recheckSession: (isFresh: boolean) => recheck(ctx, actor, isFresh) } }),
  )
})

/** Callable by admins, in sessions of their own. */
export const adminProcedure = protectedProcedure.meta({ access: 'admin' })

async function admit(ctx: Context, { access }: ProcedureMeta = {}): Promise<Actor> {
  const actor = await authenticate(ctx.deps, ctx.access_token, ctx)
  const asked = access === 'public' ? undefined : access
  if (!isAllowed(actor, asked)) throw new DomainError('FORBIDDEN', { message: refusalOf(asked) })
  return actor
}

/**
 * Checks a call before anything else is done. Throws MALFORMED_REQUEST for a procedure that must be called alone, such as
 * a sign-in: a batch of them would be ten guesses for the price of one request. Throws TOO_MANY_REQUESTS.
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
 * For calls that go on for long: throws when the session has ended since. The token is read anew, for a transport may have
 * got the next one meanwhile; one of another session does not carry on this call.
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
