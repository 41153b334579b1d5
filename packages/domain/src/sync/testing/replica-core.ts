import type { applyDelta } from '../apply-delta.ts'
import type { gatherReset } from '../gather-reset.ts'
import type { newOperation } from '../new-operation.ts'
import type { receivePage } from '../receive-page.ts'
import type { receiveTrash } from '../receive-trash.ts'
import type { createReplica } from '../replica.ts'
import type { rebasedStale } from '../rebase.ts'
import type { discardIssue, keepMine, retryIssue } from '../resolve-issue.ts'
import type { confirmOperation, refuseOperation } from '../settle-operation.ts'

/** What the model drives: the core, or a copy of it with a fault. */
export interface ReplicaCore {
  readonly applyDelta: typeof applyDelta
  readonly gatherReset: typeof gatherReset
  readonly rebasedStale: typeof rebasedStale
  readonly newOperation: typeof newOperation
  readonly receivePage: typeof receivePage
  readonly receiveTrash: typeof receiveTrash
  readonly createReplica: typeof createReplica
  readonly discardIssue: typeof discardIssue
  readonly keepMine: typeof keepMine
  readonly retryIssue: typeof retryIssue
  readonly confirmOperation: typeof confirmOperation
  readonly refuseOperation: typeof refuseOperation
}

const modules = [
  'apply-delta',
  'gather-reset',
  'rebase',
  'new-operation',
  'receive-page',
  'receive-trash',
  'replica',
  'resolve-issue',
  'settle-operation',
]

/** Loads the core from a folder of modules. */
export async function loadCore(folder: URL): Promise<ReplicaCore> {
  const loaded = await Promise.all(
    modules.map((name) => import(/* @vite-ignore */ new URL(`${name}.ts`, folder).href) as Promise<object>),
  )
  return Object.assign({}, ...loaded) as ReplicaCore
}
