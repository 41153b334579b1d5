import {
  confirmOperation,
  dropOperation,
  refuseOperation,
  type Operation,
  type Refusal,
  type ReplicaDelta,
  type Task,
} from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { taskwireError } from '../taskwire-error.ts'
import { readWireFailure } from '../wire-failure.ts'
import { createBackoff } from './backoff.ts'
import type { Loop } from './loop.ts'
import { isPresent, isRefused } from './presence.ts'
import { sendOperation } from './send-operation.ts'

/**
 * Empties the outbox, strictly in order and one at a time: an operation leaves it when the server has answered, and one
 * that was never answered is sent again under the same name.
 */
export async function sendLoop(loop: Loop): Promise<void> {
  const { engine, connection, user_id, signal, sending } = loop
  const backoff = createBackoff()
  while (!signal.aborted) {
    const [operation] = engine.state.operations
    if (operation?.order === undefined || loop.gate.isShut || !isPresent(connection, user_id)) {
      await sending.sleep(signal)
      continue
    }
    const epoch = epochOf(engine.state.cursor)
    try {
      const answer = await sendOperation(loop.procedures, operation, signal)
      // An answer of a history that was left meanwhile is asked for again: its revision means nothing in the new one.
      if (epoch !== undefined && epoch !== epochOf(engine.state.cursor)) continue
      await engine.step((state) => confirmOperation(state, operation, answer))
      backoff.reset()
    } catch (error) {
      const delta = verdict(operation, error)
      if (delta !== undefined) {
        await engine.step(() => delta)
        backoff.reset()
      } else if (!isTRPCClientError(error)) throw error
      else if (isRefused(error)) loop.setConnection('signed-out')
      else await sending.sleep(signal, backoff.next())
    }
  }
}

/** What becomes of an operation that failed; undefined when it waits to be sent again. */
function verdict(operation: Operation, error: unknown): ReplicaDelta | undefined {
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
  // Deleted by somebody else: that is what was wanted.
  if (operation.name === 'delete' && failure.code === 'TASK_NOT_FOUND') return dropOperation(operation)
  const refusal: Refusal = {
    code: said.error_code,
    message: failure.message,
    issues: failure.issues,
    ...(said.current !== undefined && { current: said.current as Task }),
  }
  return refuseOperation(operation, refusal)
}

function epochOf(cursor: string | undefined): string | undefined {
  return cursor?.split('.', 1)[0]
}
