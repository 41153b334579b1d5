import type { EntityChangePage } from '../../entities/change.ts'
import type { EntityKind } from '../../entities/rows.ts'
import type { MutableReplica } from '../apply.ts'
import { epochOf } from '../cursor.ts'
import type { Mutation, MutationName } from '../mutation.ts'
import type { MutationRequest } from '../new-mutation.ts'
import type { Trash } from '../receive-trash.ts'
import type { BufferedReset } from '../receive.ts'
import type { Replica } from '../replica.ts'
import type { ReplicaDelta, ReplicaState } from '../state.ts'
import type { Outcome } from './model-server-types.ts'
import type { ReplicaCore } from './replica-core.ts'

/** A replica with its own storage, driven like the client package does. */
export interface ModelClient {
  readonly replica: () => Replica
  /** Queues a mutation, shows it at once and returns it. */
  mutate<Kind extends EntityKind, Name extends MutationName<Kind>>(
    request: MutationRequest<Kind, Name>,
  ): Mutation
  /** Returns the next mutation to send, with the epoch to send. */
  sends(): { readonly operation: Mutation; readonly epoch: string | undefined } | undefined
  settle(mutation: Mutation, outcome: Outcome, isStored?: boolean): void
  /** Returns the cursor of the next page to request. */
  next(): string | undefined
  /** Returns whether a reset is still incomplete. */
  isBuffering(): boolean
  receive(page: EntityChangePage, isStored?: boolean): void
  /** Receives a response of the trash. */
  lookInto(trash: Trash, isStored?: boolean): void
  resolve(how: 'retry' | 'discard' | 'keep', op_id: string): void
  /** Loses everything that was not stored. */
  crash(): void
}

export function createModelClient(core: ReplicaCore): ModelClient {
  let replica = core.createReplica('user')
  let stored: MutableReplica = { rows: new Map(), cursor: undefined, operations: [], issues: [] }
  let buffered: BufferedReset
  let order = 0
  /** The number of settled mutations when the current page was requested. */
  let answered = 0

  const take = (delta: ReplicaDelta | undefined, isStored = true) => {
    if (delta === undefined) return
    const copy = structuredClone(delta)
    replica.apply(copy)
    if (isStored) core.applyDelta(stored, structuredClone(copy))
  }
  const queue = (mutation: Mutation) => {
    replica.apply({ queued: [mutation] })
    return { ...mutation, order: ++order }
  }

  return {
    replica: () => replica,
    mutate(request) {
      const made = core.newMutation(replica.state, replica.reader, request)
      const mutation = queue(made)
      take({ queued: [mutation] })
      return mutation
    },
    sends() {
      const updated = core.rebaseStale(replica.state)
      if (updated.length > 0) take({ amended: updated })
      const [mutation] = replica.state.operations
      // The epoch is unknown before the first page.
      if (mutation === undefined || replica.state.cursor === undefined) return undefined
      return {
        operation: mutation,
        epoch: mutation.epoch === undefined ? undefined : epochOf(replica.state.cursor),
      }
    },
    settle(mutation, outcome, isStored) {
      if ('isElsewhere' in outcome) return
      if ('result' in outcome)
        take(core.confirmMutation(replica.state, mutation, outcome.result, outcome.head), isStored)
      else take(core.rejectMutation(mutation, outcome.refusal), isStored)
    },
    next: () => {
      answered = replica.answered()
      return buffered?.cursor ?? replica.state.cursor
    },
    isBuffering: () => buffered !== undefined,
    receive(page, isStored) {
      const step = core.bufferReset(buffered, page, replica.state.rows.size > 0)
      buffered = step.buffered
      const isOvertaken = replica.answered() > answered
      if (step.page !== undefined) take(core.receivePage(replica.state, step.page, isOvertaken), isStored)
    },
    lookInto: (trash, isStored) => take(core.receiveTrash(replica.state, trash), isStored),
    resolve(how, op_id) {
      const issue = replica.state.issues.find(({ operation: mutation }) => mutation.op_id === op_id)
      if (issue === undefined) return
      if (how === 'discard') return take(core.discardIssue(issue))
      const again = { op_id: `${op_id}+`, at: issue.operation.at }
      const delta = how === 'retry' ? core.retryIssue(issue) : core.keepMine(replica.state, issue, again)
      take({ ...delta, queued: (delta.queued ?? []).map((mutation) => ({ ...mutation, order: ++order })) })
    },
    crash() {
      replica = core.createReplica('user')
      buffered = undefined
      stored = structuredClone(stored)
      replica.load(stored satisfies ReplicaState)
    },
  }
}
