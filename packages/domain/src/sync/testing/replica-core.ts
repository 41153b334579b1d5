import type { applyDelta } from '../apply.ts'
import type { rebaseStale } from '../base-revision.ts'
import type { discardIssue, keepMine, retryIssue } from '../conflicts.ts'
import type { newMutation } from '../new-mutation.ts'
import type { receiveTrash } from '../receive-trash.ts'
import type { bufferReset, receivePage } from '../receive.ts'
import type { createReplica } from '../replica.ts'
import type { provideRecurrence } from '../../tasks/recurrence/loaded-recurrence.ts'
import { nextTask } from '../../tasks/recurrence/next-task.ts'
import { resolveRecurrence } from '../../tasks/recurrence/resolve-recurrence.ts'
import type { confirmMutation, rejectMutation } from '../settle.ts'

/** The functions that the model drives: the core's, or those of a mutant. */
export interface ReplicaCore {
  readonly applyDelta: typeof applyDelta
  readonly bufferReset: typeof bufferReset
  readonly rebaseStale: typeof rebaseStale
  readonly newMutation: typeof newMutation
  readonly receivePage: typeof receivePage
  readonly receiveTrash: typeof receiveTrash
  readonly createReplica: typeof createReplica
  readonly discardIssue: typeof discardIssue
  readonly keepMine: typeof keepMine
  readonly retryIssue: typeof retryIssue
  readonly confirmMutation: typeof confirmMutation
  readonly rejectMutation: typeof rejectMutation
}

const modules = [
  'apply',
  'base-revision',
  'conflicts',
  'new-mutation',
  'receive',
  'receive-trash',
  'replica',
  'settle',
  '../tasks/recurrence/loaded-recurrence',
]

/** Loads the core from a folder with its modules. */
export async function loadCore(folder: URL): Promise<ReplicaCore> {
  const loaded = await Promise.all(
    modules.map((name) => import(/* @vite-ignore */ new URL(`${name}.ts`, folder).href) as Promise<object>),
  )
  const core = Object.assign({}, ...loaded) as ReplicaCore & { provideRecurrence: typeof provideRecurrence }
  // A mutant has a copy of the module that keeps it.
  core.provideRecurrence({ nextTask, resolveRecurrence })
  return core
}
