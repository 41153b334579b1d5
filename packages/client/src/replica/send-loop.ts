import {
  epochOf,
  rebaseStale,
  settleMutations,
  type Mutation,
  type Refusal,
  type Settlement,
  type Task,
} from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { taskwireError } from '../taskwire-error.ts'
import { readWireFailure } from '../wire-failure.ts'
import { createBackoff } from './backoff.ts'
import type { Loop } from './loop.ts'
import { isPresent, isRefused } from './presence.ts'
import { sendBatch, sendOperation } from './send-operation.ts'
import { createBatchSize, takeBatch } from './take-batch.ts'

/**
 * Empties the outbox, strictly in order and one request at a time: one operation alone, several as a batch. An operation
 * leaves it when the server has answered, and one that was never answered is sent again under the same name.
 */
export async function sendLoop(loop: Loop): Promise<void> {
  const { engine, connection, user_id, signal, sending } = loop
  const backoff = createBackoff()
  const size = createBatchSize()
  const settle = async (settlements: readonly Settlement[]) => {
    await engine.step((state) => settleMutations(state, settlements))
    backoff.reset()
  }
  while (!signal.aborted) {
    if (rebaseStale(engine.state).length > 0) await engine.step((state) => ({ amended: rebaseStale(state) }))
    const epoch = epochOf(engine.state.cursor)
    // Before the first page no epoch is known, so a restored log would not be noticed.
    const mayGo = epoch !== undefined && !loop.gate.isShut && isPresent(connection, user_id)
    const batch = mayGo ? takeBatch(engine.state.operations, size.most()) : []
    const [operation] = batch
    if (operation === undefined) {
      await sending.sleep(signal)
      continue
    }
    try {
      const settlements = await send(loop, batch, epoch)
      // An answer of a history that was left meanwhile is asked for again: its revision means nothing in the new one.
      if (epoch !== epochOf(engine.state.cursor)) continue
      await settle(settlements)
      loop.setSending(undefined)
      size.taken()
    } catch (error) {
      const refusal = refusalOf(error)
      // The log was restored. Its pages come first: they say what the waiting edits are based on now.
      if (refusal?.code === 'REVISION_CONFLICT' && refusal.current === undefined)
        await sending.sleep(signal, backoff.next())
      else if (refusal !== undefined) {
        // A batch that is refused as a whole says nothing of its operations: fewer are tried, down to one.
        if (!size.refused(batch.length)) await settle([{ mutation: operation, refusal }])
        loop.setSending(undefined)
      } else if (!isTRPCClientError(error)) throw error
      else if (isRefused(error)) loop.setConnection('signed-out')
      else {
        loop.setSending(taskwireError(error)?.code === 'NETWORK' ? 'offline' : 'connecting')
        await sending.sleep(signal, backoff.next())
      }
    }
  }
}

async function send(
  { procedures, signal }: Loop,
  [operation, ...others]: readonly Mutation[],
  epoch: string | undefined,
): Promise<Settlement[]> {
  if (operation === undefined) return []
  // Only a batch has an epoch of its own: refused for that, it can't be mistaken for an edit in conflict.
  if (others.length > 0 || operation.epoch !== undefined)
    return sendBatch(procedures, [operation, ...others], epoch, signal)
  return [{ mutation: operation, result: await sendOperation(procedures, operation, signal) }]
}

/** Why the server refused; undefined when it did not, and what was sent waits to be sent again. */
function refusalOf(error: unknown): Refusal | undefined {
  const failure = taskwireError(error)
  // Only the server's own word refuses: an error page may come from anybody on the way.
  const said = isTRPCClientError(error) ? readWireFailure(error) : undefined
  if (failure === undefined || said === undefined) return undefined
  if (
    failure.code === 'UNAUTHENTICATED' ||
    failure.retryable ||
    said.httpStatus === 429 ||
    said.httpStatus === 408
  )
    return undefined
  return {
    code: said.error_code,
    message: failure.message,
    issues: failure.issues,
    ...(said.current !== undefined && { current: said.current as Task }),
  }
}
