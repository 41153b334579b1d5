import {
  epochOf,
  rebaseStale,
  settleMutations,
  type Entity,
  type Refusal,
  type Settlement,
} from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { taskwireError } from '../../taskwire-error.ts'
import { readWireFailure } from '../../wire-failure.ts'
import { createBackoff } from './backoff.ts'
import { createBatchSize, takeBatch } from './batch.ts'
import { sendMutations } from './send-mutations.ts'
import type { SyncContext } from './sync-context.ts'
import { isUnauthenticated } from './is-unauthenticated.ts'
import { isSignedInAs } from './user-connection.ts'

/**
 * Sends the outbox strictly in order, one batch at a time. A mutation
 * leaves the outbox when the server has responded. Without a response it is sent again under the same `op_id`, which makes the
 * server execute it once.
 */
export async function pushLoop(context: SyncContext): Promise<void> {
  const { engine, connection, user_id, signal, pushWaker, status } = context
  const backoff = createBackoff()
  const size = createBatchSize()
  const settle = async (settlements: readonly Settlement[]) => {
    await engine.step((state) => settleMutations(state, settlements))
    backoff.reset()
  }
  while (!signal.aborted) {
    if (rebaseStale(engine.state).length > 0) await engine.step((state) => ({ amended: rebaseStale(state) }))
    const epoch = epochOf(engine.state.cursor)
    // The first page tells the epoch. Sending before that could write into a restored log unnoticed.
    const maySend = epoch !== undefined && !context.gate.isSendingPaused && isSignedInAs(connection, user_id)
    const batch = maySend ? takeBatch(engine.state.operations, size.max()) : []
    const [mutation] = batch
    if (mutation === undefined) {
      await pushWaker.sleep(signal)
      continue
    }
    try {
      const settlements = await sendMutations(context.procedures, batch, epoch, signal)
      // The epoch changed while the request was under way, so the revisions in the response mean nothing: send again.
      if (epoch !== epochOf(engine.state.cursor)) continue
      await settle(settlements)
      status.setPush(undefined)
      size.grow()
    } catch (error) {
      const refusal = toRefusal(error)
      // The log was restored. Wait for its pages: they give the waiting edits a new base revision.
      if (refusal?.code === 'REVISION_CONFLICT' && refusal.current === undefined)
        await pushWaker.sleep(signal, backoff.next())
      else if (refusal !== undefined) {
        // The refusal of a whole batch doesn't say which mutation is at fault: send fewer, down to one.
        if (!size.shrink(batch.length)) await settle([{ mutation, refusal }])
        status.setPush(undefined)
      } else if (!isTRPCClientError(error)) throw error
      else if (isUnauthenticated(error)) status.setPull('signed-out')
      else {
        status.setPush(taskwireError(error)?.code === 'NETWORK' ? 'offline' : 'connecting')
        await pushWaker.sleep(signal, backoff.next())
      }
    }
  }
}

/** Returns why the server refused; undefined for any other failure, after which the mutation is sent again. */
function toRefusal(error: unknown): Refusal | undefined {
  const failure = taskwireError(error)
  // Only the server itself can refuse a mutation: an error page may come from any proxy.
  const wireFailure = isTRPCClientError(error) ? readWireFailure(error) : undefined
  if (failure === undefined || wireFailure === undefined) return undefined
  if (
    failure.code === 'UNAUTHENTICATED' ||
    failure.retryable ||
    wireFailure.httpStatus === 429 ||
    wireFailure.httpStatus === 408
  )
    return undefined
  return {
    code: wireFailure.error_code,
    message: failure.message,
    issues: failure.issues,
    ...(wireFailure.current !== undefined && { current: wireFailure.current as Entity }),
  }
}
