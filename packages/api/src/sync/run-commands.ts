import { isRefusedData } from '@taskwire/db'
import {
  DomainError,
  type Actor,
  type Entity,
  type EntityBatchResult,
  type EntityKind,
  type WireIssue,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { BatchKind, Creation, Done } from './batch-kind.ts'
import type { BatchTexts } from './batch-texts.ts'
import { guarded } from './guarded.repository.ts'
import type { IdempotencyKey } from './idempotency.repository.ts'
import type { HeldLog } from './log-transaction.ts'

/** A command whose input is valid. */
export interface Command {
  readonly kind: EntityKind
  readonly op: string
  readonly input: { readonly id?: string | undefined }
  readonly key: IdempotencyKey | undefined
  readonly handler: BatchKind
}

/** The types of a command's parts are those of its kind; here they are any kind's. */
type Run = (deps: Deps, actor: Actor, input: object, key: IdempotencyKey | undefined) => Promise<Done>

/** Converts any thrown value to the error that a caller may see. */
export type Explain = (error: unknown) => DomainError

/** A batch that runs in a transaction. */
export interface Batch {
  readonly log: HeldLog
  readonly actor: Actor
  readonly explain: Explain
  /** Runs each statement in a savepoint, so that an error rolls back no other one. */
  readonly isCareful: boolean
  readonly results: Map<Command, EntityBatchResult>
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

interface FreshCreation extends Creation<EntityKind> {
  readonly command: Command
}

/** Returns the first creations that fit in one statement: of one kind, with different ids and different unused keys. */
function takeCreations({ log, isCareful }: Batch, given: readonly Command[]): FreshCreation[] {
  const run: FreshCreation[] = []
  const ids = new Set<string>()
  const keys = new Set<string>()
  for (const command of given) {
    if (command.op !== 'create' || (isCareful && run.length > 0)) break
    if (command.handler.creations === undefined || command.kind !== given[0]?.kind) break
    const { key } = command
    const input = command.input as FreshCreation['input']
    if (!command.handler.creations.fits(input)) break
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
  const creations = run[0]?.command.handler.creations
  if (creations === undefined) return
  for (const { key } of run) if (key !== undefined) await log.kept(key.key)
  const create = () => creations.create(log.deps, actor, run)
  const made = await (batch.isCareful ? guarded(log.deps.db, create) : create()).catch((error: unknown) => {
    if (!batch.isCareful || !isRefusedData(error)) throw error
    return error as Error
  })
  for (const creation of run) {
    const { command, id } = creation
    await record(batch, command, command.input, async () => {
      if (made instanceof Error) throw made
      return { entity: made.get(id) ?? (await creations.existing(log.deps, actor, creation)) }
    })
  }
}

async function runCommand(batch: Batch, command: Command): Promise<void> {
  const { log, actor, isCareful, texts } = batch
  const { kind, op, input, key, handler } = command
  const based = texts.rebase({ kind, op }, input)
  const run = async () => {
    const known = key && { ...key, kept: await log.kept(key.key) }
    return (
      (handler.run as unknown as Readonly<Record<string, Run>>)[op]?.(log.deps, actor, based, known) ?? {}
    )
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
    if (done.entity !== undefined) texts.note(command, input, done.entity)
    results.set(command, resultOf(command.kind, { status: 'ok', ...done }))
  } catch (error) {
    // An error of a statement aborted the transaction, unless the statement ran in a savepoint.
    if (!(error instanceof DomainError) && !(isCareful && isRefusedData(error))) throw error
    results.set(command, failed(command.kind, explain(error), error))
  }
}

/** Returns the result of a failed command. Throws an error that the command didn't cause: the whole call fails then. */
export function failed(
  kind: EntityKind,
  { code, message, issues, current }: DomainError,
  error: unknown,
): EntityBatchResult {
  if (code === 'INTERNAL' || code === 'UNAVAILABLE') throw error
  return resultOf(kind, {
    status: 'failed',
    ...(current !== undefined && { entity: current }),
    error: { code, message, issues: issues as readonly object[] as WireIssue[] },
  })
}

/** The entity of a result is of its kind: the use case of the kind returned it. */
function resultOf(
  kind: EntityKind,
  result: Omit<EntityBatchResult, 'kind' | 'entity'> & { entity?: Entity },
): EntityBatchResult {
  return { ...result, kind } as EntityBatchResult
}
