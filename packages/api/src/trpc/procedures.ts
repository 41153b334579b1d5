import { DomainError, type Actor } from '@taskwire/domain'
import { authenticate } from '../accounts/authenticate.ts'
import type { Context } from '../context.ts'
import { toDomainError, toTrpcError } from './errors.ts'
import { procedure } from './init.ts'

// One middleware each: every layer of tRPC's chain copies the call's options twice.

/** Callable by anybody. Every failure gets its place in the closed set before a transport sees it. */
export const publicProcedure = procedure.use(async ({ ctx, next }) => {
  admit(ctx)
  return closed(await next())
})

/** Callable with a valid access token; that is the first thing judged, before any input. */
export const protectedProcedure = procedure.use(async ({ ctx, next }) => {
  admit(ctx)
  const actor = await authenticate(ctx.deps, ctx.access_token).catch((error: unknown) => {
    throw toTrpcError(toDomainError(error))
  })
  return closed(
    await next({ ctx: { actor, recheckSession: (isFresh: boolean) => recheck(ctx, actor, isFresh) } }),
  )
})

function admit(ctx: Context): void {
  try {
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
  if (isFresh) ctx.deps.sessions.forget(session_id)
  const actor = await authenticate(ctx.deps, ctx.access_token)
  if (actor.session_id !== session_id) throw new DomainError('UNAUTHENTICATED')
}

function closed<Result extends { ok: boolean }>(result: Result): Result {
  return result.ok || !('error' in result)
    ? result
    : { ...result, error: toTrpcError(toDomainError(result.error)) }
}
