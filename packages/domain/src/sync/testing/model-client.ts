import type { ChangePage } from '../change.ts'
import { epochOf } from '../cursor.ts'
import type { MutableReplica } from '../apply-delta.ts'
import type { MutationInputs, MutationName, Operation } from '../mutation.ts'
import type { Replica } from '../replica.ts'
import type { ReplicaDelta, ReplicaState } from '../replica-state.ts'
import type { Trash } from '../receive-trash.ts'
import type { Gathered } from '../gather-reset.ts'
import type { Outcome } from './model-server.ts'
import type { ReplicaCore } from './replica-core.ts'

/** A replica with a storage of its own, as the shell drives one. */
export interface ModelClient {
  readonly replica: () => Replica
  /** Queues a mutation, shown at once; answers it. */
  mutate<Name extends MutationName>(wish: Wish<Name>): Operation
  /** What is sent next, with the epoch under which it is sent. */
  sends(): { readonly operation: Operation; readonly epoch: string | undefined } | undefined
  settle(operation: Operation, outcome: Outcome, isStored?: boolean): void
  /** Where it reads on. */
  next(): string | undefined
  /** In the middle of a reset, of which the pages are read one after the other. */
  isGathering(): boolean
  receive(page: ChangePage, isStored?: boolean): void
  /** Takes what the server said is in its trash. */
  lookInto(trash: Trash, isStored?: boolean): void
  resolve(how: 'retry' | 'discard' | 'keep', op_id: string): void
  /** Everything that was not stored is lost. */
  crash(): void
}

interface Wish<Name extends MutationName> {
  readonly op_id: string
  readonly name: Name
  readonly input: MutationInputs[Name]
  readonly at: string
}

export function createModelClient(core: ReplicaCore): ModelClient {
  let replica = core.createReplica('user')
  let stored: MutableReplica = { rows: new Map(), cursor: undefined, operations: [], issues: [] }
  let gathered: Gathered
  let order = 0
  /** What had been answered when the present page was asked for. */
  let answered = 0

  const take = (delta: ReplicaDelta | undefined, isStored = true) => {
    if (delta === undefined) return
    const kept = structuredClone(delta)
    replica.apply(kept)
    if (isStored) core.applyDelta(stored, structuredClone(kept))
  }
  const queue = (operation: Operation) => {
    replica.apply({ queued: [operation] })
    return { ...operation, order: ++order }
  }

  return {
    replica: () => replica,
    mutate(wish) {
      const made = core.newOperation(replica.state, replica.shown.get(wish.input.id), wish)
      const operation = queue(made)
      take({ queued: [operation] })
      return operation
    },
    sends() {
      const amended = core.rebasedStale(replica.state)
      if (amended.length > 0) take({ amended })
      const [operation] = replica.state.operations
      // Before the first page no epoch is known.
      if (operation === undefined || replica.state.cursor === undefined) return undefined
      return { operation, epoch: operation.epoch === undefined ? undefined : epochOf(replica.state.cursor) }
    },
    settle(operation, outcome, isStored) {
      if ('isElsewhere' in outcome) return
      if ('answer' in outcome) take(core.confirmOperation(replica.state, operation, outcome.answer), isStored)
      else take(core.refuseOperation(operation, outcome.refusal), isStored)
    },
    next: () => {
      answered = replica.answered()
      return gathered?.cursor ?? replica.state.cursor
    },
    isGathering: () => gathered !== undefined,
    receive(page, isStored) {
      const step = core.gatherReset(gathered, page, replica.state.rows.size > 0)
      gathered = step.gathered
      const isOvertaken = replica.answered() > answered
      if (step.page !== undefined) take(core.receivePage(replica.state, step.page, isOvertaken), isStored)
    },
    lookInto: (trash, isStored) => take(core.receiveTrash(replica.state, trash), isStored),
    resolve(how, op_id) {
      const issue = replica.state.issues.find(({ operation }) => operation.op_id === op_id)
      if (issue === undefined) return
      if (how === 'discard') return take(core.discardIssue(issue))
      const again = { op_id: `${op_id}+`, at: issue.operation.at }
      const delta = how === 'retry' ? core.retryIssue(issue) : core.keepMine(replica.state, issue, again)
      take({ ...delta, queued: (delta.queued ?? []).map((operation) => ({ ...operation, order: ++order })) })
    },
    crash() {
      replica = core.createReplica('user')
      gathered = undefined
      stored = structuredClone(stored)
      replica.load(stored satisfies ReplicaState)
    },
  }
}
