import { isRefusedData } from '@taskwire/db'
import {
  batchItemSchemas,
  DomainError,
  formatLogCursor,
  parseInput,
  parseUuid,
  type Actor,
  type BatchInput,
  type BatchOutput,
  type BatchItemResult,
} from '@taskwire/domain'
import type { Context } from '../context.ts'
import { readLive } from '../sync/live-log.ts'
import { inLogTransaction } from '../sync/log-transaction.ts'
import { idempotencyKeyOf } from '../sync/idempotency.ts'
import { readLogEnds } from '../sync/sync.repository.ts'
import { createBatchTexts } from './batch-texts.ts'
import { failed, runCommands, type Command, type Explain } from './run-commands.ts'

type BatchContext = Context & { readonly actor: Actor }

/**
 * Runs commands in order in one transaction, each with its own result: a failed command doesn't roll back the others. If the
 * service itself fails, none of them is done. Throws REVISION_CONFLICT when the log is not of `epoch`.
 */
export async function runBatch(ctx: BatchContext, input: BatchInput, explain: Explain): Promise<BatchOutput> {
  const parsed = input.commands.map((command, index) => parseCommand(ctx, command, index, explain))
  const valid = parsed.filter((command) => 'op' in command)
  const results = new Map<Command, BatchItemResult>()
  const { epoch, head } = await writeAll(ctx, input, valid, explain, results)
  return {
    results: parsed.map((command) => {
      const result = 'op' in command ? results.get(command) : command
      if (result === undefined) throw new DomainError('INTERNAL')
      return input.return === 'minimal' ? minimal(result) : result
    }),
    cursor: formatLogCursor({ epoch, revision: head, base: 0 }),
  }
}

function parseCommand(
  ctx: Context,
  { op, ...given }: BatchInput['commands'][number],
  index: number,
  explain: Explain,
): Command | BatchItemResult {
  try {
    const input = parseInput(batchItemSchemas[op], given)
    const idempotency_key = ctx.idempotency_key === undefined ? undefined : `${ctx.idempotency_key}:${index}`
    const key = idempotencyKeyOf({ deps: ctx.deps, idempotency_key }, `tasks.${op}`, input)
    return { op, input, key } as Command
  } catch (error) {
    return failed(explain(error), error)
  }
}

interface LogEnd {
  readonly epoch: string
  readonly head: number
}

/** Fills `results` and returns the end of the log after the last command. */
async function writeAll(
  ctx: BatchContext,
  { epoch }: BatchInput,
  given: readonly Command[],
  explain: Explain,
  results: Map<Command, BatchItemResult>,
): Promise<LogEnd> {
  const { deps, actor } = ctx
  if (given.length === 0) {
    const [end] = await readLive(deps, () => readLogEnds(deps.db, { user_id: actor.user_id }))
    // The account was deleted in the meantime.
    if (end === undefined) throw new DomainError('UNAUTHENTICATED')
    requireEpoch(end, epoch)
    return end
  }
  const reach = { ids: given.flatMap(presentIdOf), keys: given.flatMap(({ key }) => key?.key ?? []) }
  const write = (isCareful: boolean) =>
    inLogTransaction(deps, actor, reach, async (log) => {
      requireEpoch(log, epoch)
      await runCommands({ log, actor, explain, isCareful, results, texts: createBatchTexts() }, given)
    })
  try {
    return await write(false)
  } catch (error) {
    // PostgreSQL refused a value of one command and rolled all of them back. Run the others without it.
    if (!isRefusedData(error)) throw error
    return write(true)
  }
}

function requireEpoch(log: { readonly epoch: string }, epoch: string | undefined): void {
  if (epoch !== undefined && epoch !== log.epoch)
    throw new DomainError('REVISION_CONFLICT', {
      message: 'The log is of another epoch: read it from empty, then send the batch again',
    })
}

function presentIdOf({ op, input }: Command): string[] {
  const id = op === 'create' ? undefined : parseUuid(input.id)
  return id === undefined ? [] : [id]
}

/** A failed command still returns its task, since the caller needs the current state. */
function minimal(result: BatchItemResult): BatchItemResult {
  if (result.status === 'failed' || result.task === undefined) return result
  const { id, revision } = result.task
  return { status: result.status, saved: { id, revision } }
}
