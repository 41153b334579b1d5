import {
  commandSchemas,
  DomainError,
  formatLogCursor,
  wording,
  type Actor,
  type BatchInput,
  type BatchOutput,
  type CommandName,
  type CommandResult,
} from '@taskwire/domain'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { readLive } from '../sync/live-log.ts'
import type { RequestKey } from '../sync/log-write.repository.ts'
import { requestKey } from '../sync/request-key.ts'
import { readLogEnds } from '../sync/sync.repository.ts'
import { toTask } from '../sync/task-row.ts'
import { createBatchTexts, type BatchTexts } from './batch-texts.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'
import { restoreTask } from './restore-task.ts'
import { completeTask, updateTask } from './update-task.ts'

type Run<Name extends CommandName> = (
  deps: Deps,
  actor: Actor,
  input: z.infer<(typeof commandSchemas)[Name]>,
  key: RequestKey | undefined,
) => Promise<Omit<CommandResult, 'status'>>

const commands: { [Name in CommandName]: Run<Name> } = {
  create: async (...call) => ({ task: toTask(await createTask(...call)) }),
  update: async (...call) => ({ task: toTask(await updateTask(...call)) }),
  complete: async (...call) => ({ task: toTask(await completeTask(...call)) }),
  restore: async (...call) => ({ task: toTask(await restoreTask(...call)) }),
  delete: async (...call) => ({ deleted: await deleteTask(...call) }),
}

/** What a caller may be told of anything thrown. */
type Explain = (error: unknown) => DomainError

/** Runs commands one after the other, each with a result of its own: one that fails undoes none of the others. */
export async function runBatch(
  ctx: Context & { readonly actor: Actor },
  { commands: given }: BatchInput,
  explain: Explain,
): Promise<BatchOutput> {
  const results: CommandResult[] = []
  const texts = createBatchTexts()
  for (const [index, { op, ...input }] of given.entries())
    results.push(await runCommand(ctx, { op, index, input, texts }, explain))
  const [ends] = await readLive(ctx.deps, () => readLogEnds(ctx.deps.db, ctx.actor.user_id))
  // The account was deleted meanwhile.
  if (ends === undefined) throw new DomainError('UNAUTHENTICATED')
  const cursor = formatLogCursor({ epoch: ends.epoch, revision: ends.head, base: 0 })
  return { results, cursor }
}

async function runCommand(
  ctx: Context & { readonly actor: Actor },
  { op, index, input: given, texts }: { op: CommandName; index: number; input: object; texts: BatchTexts },
  explain: Explain,
): Promise<CommandResult> {
  try {
    const input = commandSchemas[op].parse(given, { error: wording })
    const idempotency_key = ctx.idempotency_key === undefined ? undefined : `${ctx.idempotency_key}:${index}`
    const key = requestKey({ deps: ctx.deps, idempotency_key }, `tasks.${op}`, input)
    const based = texts.rebase({ op, ...input })
    const result = await (commands[op] as Run<CommandName>)(ctx.deps, ctx.actor, based, key)
    if (result.task !== undefined) texts.note(based, result.task)
    return { status: 'ok', ...result }
  } catch (error) {
    const { code, message, issues, current } = explain(error)
    // What is wrong on our side is no result of a command: the whole call fails and may be repeated.
    if (code === 'INTERNAL' || code === 'UNAVAILABLE') throw error
    return {
      status: 'failed',
      ...(current !== undefined && { task: current }),
      error: { code, message, issues: issues.map((issue) => ({ ...issue, path: [...issue.path] })) },
    }
  }
}
