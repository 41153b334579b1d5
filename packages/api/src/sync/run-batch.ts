import { isRefusedData } from '@taskwire/db'
import {
  DomainError,
  entityKinds,
  formatLogCursor,
  parseInput,
  type Actor,
  type EntityBatchInput,
  type EntityBatchOutput,
  type EntityBatchResult,
} from '@taskwire/domain'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { readLive } from './live-log.ts'
import { inLogTransaction, type Lock } from './log-transaction.ts'
import { idempotencyKeyOf } from './idempotency.ts'
import { readLogEnds } from './sync.repository.ts'
import type { BatchKind, BatchKinds } from './batch-kind.ts'
import { createBatchTexts } from './batch-texts.ts'
import { failed, runCommands, type Command, type Explain } from './run-commands.ts'

type BatchContext = Context & { readonly actor: Actor }

/**
 * Runs commands of the given kinds in order in one transaction, each with its own result: a failed command doesn't roll back the
 * others. If the service itself fails, none of them is done. Throws REVISION_CONFLICT when the log is not of `epoch`.
 */
export async function runBatch(
  ctx: BatchContext,
  input: EntityBatchInput,
  kinds: BatchKinds,
  explain: Explain,
): Promise<EntityBatchOutput> {
  const parsed = input.commands.map((command, index) => parseCommand(ctx, command, index, kinds, explain))
  const valid = parsed.filter((command) => 'op' in command)
  const results = new Map<Command, EntityBatchResult>()
  const { epoch, head } = await writeAll(ctx, input, valid, kinds, explain, results)
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
  { kind, op, ...given }: EntityBatchInput['commands'][number],
  index: number,
  kinds: BatchKinds,
  explain: Explain,
): Command | EntityBatchResult {
  try {
    const schemas: Readonly<Record<string, z.ZodType>> = entityKinds[kind].mutations
    const handler = kinds[kind] as BatchKind | undefined
    const schema = schemas[op]
    if (schema === undefined || handler === undefined) throw new DomainError('INTERNAL')
    const input = parseInput(schema, given) as Command['input']
    const idempotency_key = ctx.idempotency_key === undefined ? undefined : `${ctx.idempotency_key}:${index}`
    const key = idempotencyKeyOf({ deps: ctx.deps, idempotency_key }, `${handler.path}.${op}`, input)
    return { kind, op, input, key, handler }
  } catch (error) {
    return failed(kind, explain(error), error)
  }
}

interface LogEnd {
  readonly epoch: string
  readonly head: number
}

/** Fills `results` and returns the end of the log after the last command. */
async function writeAll(
  ctx: BatchContext,
  { epoch }: EntityBatchInput,
  given: readonly Command[],
  kinds: BatchKinds,
  explain: Explain,
  results: Map<Command, EntityBatchResult>,
): Promise<LogEnd> {
  const { deps, actor } = ctx
  if (given.length === 0) {
    const [end] = await readLive(deps, () => readLogEnds(deps.db, { user_id: actor.user_id }))
    // The account was deleted in the meantime.
    if (end === undefined) throw new DomainError('UNAUTHENTICATED')
    requireEpoch(end, epoch)
    return end
  }
  const reach = { locks: locksOf(actor, kinds, given), keys: given.flatMap(({ key }) => key?.key ?? []) }
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

function locksOf({ user_id }: Actor, kinds: BatchKinds, given: readonly Command[]): Lock[] {
  return Object.entries(kinds).flatMap(([kind, handler]) => {
    const own = given.filter((command) => command.kind === kind)
    return own.length === 0 ? [] : handler.locks(user_id, own)
  })
}

/** A failed command still returns its entity, since the caller needs the current state. */
function minimal(result: EntityBatchResult): EntityBatchResult {
  if (result.status === 'failed' || result.entity === undefined) return result
  const { kind, status, entity } = result
  return { kind, status, saved: { id: entity.id, revision: entity.revision } }
}
