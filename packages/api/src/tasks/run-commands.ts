import { isRefusedData } from '@taskwire/db'
import {
  DomainError,
  type Actor,
  type batchItemSchemas,
  type BatchItemName,
  type BatchItemResult,
  type WireIssue,
} from '@taskwire/domain'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { guarded } from '../sync/guarded.repository.ts'
import type { HeldLog } from '../sync/log-transaction.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { toTask } from '../sync/task-row.ts'
import type { BatchTexts } from './batch-texts.ts'
import { createTask, existingTask } from './create-task.ts'
import { createTasks, type Creation } from './create-tasks.ts'
import { deleteTask, restoreTask } from './trash.ts'
import { completeTask, updateTask } from './update-task.ts'

type Inputs = { [Name in BatchItemName]: z.infer<(typeof batchItemSchemas)[Name]> }
type Done = Pick<BatchItemResult, 'task' | 'deleted'>
type Run<Name extends BatchItemName> = (
  deps: Deps,
  actor: Actor,
  input: Inputs[Name],
  key: IdempotencyKey | undefined,
) => Promise<Done>

const commands: { [Name in BatchItemName]: Run<Name> } = {
  create: async (...call) => ({ task: toTask(await createTask(...call)) }),
  update: async (...call) => ({ task: toTask(await updateTask(...call)) }),
  complete: async (...call) => ({ task: toTask(await completeTask(...call)) }),
  restore: async (...call) => ({ task: toTask(await restoreTask(...call)) }),
  delete: async (...call) => ({ deleted: await deleteTask(...call) }),
}

type CommandOf<Name extends BatchItemName> = {
  readonly op: Name
  readonly input: Inputs[Name]
  readonly key: IdempotencyKey | undefined
}
/** A command whose input is valid. */
export type Command = { [Name in BatchItemName]: CommandOf<Name> }[BatchItemName]

/** Converts any thrown value to the error that a caller may see. */
export type Explain = (error: unknown) => DomainError

/** A batch that runs in a transaction. */
export interface Batch {
  readonly log: HeldLog
  readonly actor: Actor
  readonly explain: Explain
  /** Runs each statement in a savepoint, so that an error rolls back no other one. */
  readonly isCareful: boolean
  readonly results: Map<Command, BatchItemResult>
  readonly texts: BatchTexts
}

/** Runs commands in order, and consecutive creations as one statement. */
export async function runCommands(batch: Batch, given: readonly Command[]): Promise<void> {
  for (let rest = given; rest.length > 0;) {
    const run = takeCreations(batch, rest)
    if (run.length > 0) await runCreations(batch, run)
    else for (const command of rest.slice(0, 1)) await runCommand(batch, command)
    rest = rest.slice(Math.max(1, run.length))
  }
}

interface FreshCreation extends Creation {
  readonly command: Command
}

/** Returns the first creations that fit in one statement: with different ids and different unused keys. */
function takeCreations({ log, isCareful }: Batch, given: readonly Command[]): FreshCreation[] {
  const run: FreshCreation[] = []
  const ids = new Set<string>()
  const keys = new Set<string>()
  for (const command of given) {
    if (command.op !== 'create' || (isCareful && run.length > 0)) break
    const { input, key } = command
    const id = input.id ?? log.deps.newId()
    if (key !== undefined && (keys.has(key.key) || !log.isUnused(key.key))) break
    if (ids.has(id)) break
    run.push({ command, id, input, key })
    ids.add(id)
    if (key !== undefined) keys.add(key.key)
  }
  return run
}

async function runCreations(batch: Batch, run: readonly FreshCreation[]): Promise<void> {
  const { log, actor } = batch
  for (const { key } of run) if (key !== undefined) await log.kept(key.key)
  const create = () => createTasks(log.deps, actor, run)
  const made = await (batch.isCareful ? guarded(log.deps.db, create) : create()).catch((error: unknown) => {
    if (!batch.isCareful || !isRefusedData(error)) throw error
    return error as Error
  })
  for (const { command, id } of run)
    await record(batch, command, command.input, async () => {
      if (made instanceof Error) throw made
      return { task: toTask(made.get(id) ?? (await existingTask(log.deps, actor, id))) }
    })
}

async function runCommand(batch: Batch, command: Command): Promise<void> {
  const { log, actor, isCareful, texts } = batch
  const { op, input, key } = command
  const based = texts.rebase({ op, ...input })
  const run = async () => {
    const known = key && { ...key, kept: await log.kept(key.key) }
    return (commands[op] as Run<BatchItemName>)(log.deps, actor, based, known)
  }
  await record(batch, command, based, () => (isCareful ? guarded(log.deps.db, run) : run()))
}

/** Runs a command and records its result. */
async function record(
  { explain, isCareful, results, texts }: Batch,
  command: Command,
  input: object,
  run: () => Promise<Done>,
): Promise<void> {
  try {
    const done = await run()
    if (done.task !== undefined) texts.note({ ...input, op: command.op }, done.task)
    results.set(command, { status: 'ok', ...done })
  } catch (error) {
    // An error of a statement aborted the transaction, unless the statement ran in a savepoint.
    if (!(error instanceof DomainError) && !(isCareful && isRefusedData(error))) throw error
    results.set(command, failed(explain(error), error))
  }
}

/** Returns the result of a failed command. Throws an error that the command didn't cause: the whole call fails then. */
export function failed({ code, message, issues, current }: DomainError, error: unknown): BatchItemResult {
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') throw error
  return {
    status: 'failed',
    ...(current !== undefined && { task: current }),
    error: { code, message, issues: issues as readonly object[] as WireIssue[] },
  }
}
