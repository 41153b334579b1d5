import { rulesOf } from '../entities/entity-rules.ts'
import type { EntityChange } from '../entities/change.ts'
import type { Entity, EntityKey } from '../entities/rows.ts'
import { applyDelta, type MutableReplica } from './apply.ts'
import { rebaseOnResult } from './base-revision.ts'
import { cursorRevision } from './cursor.ts'
import { keyOf, pickTexts, splitTexts, textsMatch, textsOf, withInput, type Mutation } from './mutation.ts'
import { freshRows } from './receive.ts'
import { rowKey, type Refusal, type ReplicaDelta, type ReplicaState, type SyncIssue } from './state.ts'

/** The server's response to one mutation. */
export type Settlement = { readonly mutation: Mutation } & (
  | {
      readonly result: MutationResult
      /** The end of the log after the mutation and its effects. */
      readonly head: number
    }
  | { readonly refusal: Refusal }
)

/** Returns one step for all responses of a batch, so that the batch is stored and shown at once. */
export function settleMutations(state: ReplicaState, settlements: readonly Settlement[]): ReplicaDelta {
  const draft: MutableReplica = {
    // A step reads the rows of the mutations alone, and a copy of all rows would take longer than the rest.
    rows: new Map(
      settlements.flatMap(({ mutation }) => {
        const key = keyOf(mutation)
        const row = state.rows.get(key)
        return row === undefined ? [] : [[key, row] as const]
      }),
    ),
    cursor: state.cursor,
    operations: [...state.operations],
    issues: [],
  }
  /** Rows with a mutation that is retried. Rejected mutations that depend on it are retried too. */
  const retried = new Set<EntityKey>()
  const steps: ReplicaDelta[] = []
  for (const settlement of settlements) {
    const { mutation } = settlement
    if ('refusal' in settlement && retried.has(keyOf(mutation))) continue
    const step = settleOne(draft, settlement)
    if (step.settled === undefined) retried.add(keyOf(mutation))
    applyDelta(draft, step)
    steps.push(step)
  }
  return joinDeltas(steps)
}

function settleOne(state: ReplicaState, settlement: Settlement): ReplicaDelta {
  const { mutation } = settlement
  if ('result' in settlement) return confirmMutation(state, mutation, settlement.result, settlement.head)
  // Another client has deleted the row already.
  if (mutation.name === 'delete' && settlement.refusal.code === rulesOf(mutation.kind)?.notFound)
    return { settled: [mutation.op_id] }
  return rejectMutation(mutation, settlement.refusal)
}

/** Joins steps into one. The last version of a row or a mutation wins. */
function joinDeltas(steps: readonly ReplicaDelta[]): ReplicaDelta {
  const acknowledged = new Set(steps.flatMap((step) => step.settled ?? []))
  const rows = new Map(steps.flatMap(({ rows = [] }) => rows.map((row) => [rowKey(row), row] as const)))
  const updated = new Map(
    steps.flatMap((step) => step.amended ?? []).map((mutation) => [mutation.op_id, mutation] as const),
  )
  return {
    rows: [...rows.values()],
    settled: [...acknowledged],
    amended: [...updated.values()].filter(({ op_id }) => !acknowledged.has(op_id)),
    until: Math.max(...steps.map(({ until = 0 }) => until)),
    parked: steps.flatMap((step) => step.parked ?? []),
  }
}

/** The result of a mutation: the row, or the id and the revision of a deletion. */
export type MutationResult = Entity | { readonly id: string; readonly revision: number }

/**
 * Returns the step for an acknowledged mutation. The mutation leaves the outbox in the step that adds its result, so the view does not
 * flicker. The log may have delivered the change first, so an older result is ignored as in `receivePage`. Its effects
 * stay shown until the log is read up to `head`.
 */
export function confirmMutation(
  state: ReplicaState,
  mutation: Mutation,
  result: MutationResult,
  head: number,
): ReplicaDelta {
  const { kind } = mutation
  const { id, revision } = result
  const change = isEntity(result)
    ? ({ kind, type: 'upsert', revision, entity: result } as EntityChange)
    : ({ kind, type: 'delete', revision, id } as const)
  return {
    rows: freshRows(state, [change], cursorRevision(state)),
    settled: [mutation.op_id],
    until: head,
    amended: isEntity(result) ? rebaseOnResult(state, mutation, result) : [],
  }
}

function isEntity(result: MutationResult): result is Entity {
  return 'created_at' in result
}

/**
 * Returns the step for a rejected mutation: it becomes an issue, and later mutations stay queued. There are two exceptions:
 * - The current text equals the text that the author saw, because it was changed and changed back: the edit is retried on top of it.
 * - The edit also changes fields that cannot conflict: only its texts become an issue. The other fields stay queued with its `op_id`.
 */
export function rejectMutation(mutation: Mutation, refusal: Refusal): ReplicaDelta {
  const retry = rebaseOnSeenText(mutation, refusal)
  if (retry !== undefined) return { amended: [retry] }
  const issue = issueOf(mutation, refusal)
  const parts = issue.conflict === undefined ? undefined : splitTexts(mutation)
  if (parts !== undefined) return { amended: [parts.rest], parked: [{ ...issue, operation: parts.texts }] }
  return { settled: [mutation.op_id], parked: [issue] }
}

function rebaseOnSeenText(mutation: Mutation, { code, current }: Refusal): Mutation | undefined {
  const { seen } = mutation
  if (code !== 'REVISION_CONFLICT' || mutation.name !== 'update') return undefined
  const { input } = mutation
  if (input.expected_revision !== undefined) return undefined
  if (seen === undefined || current === undefined || !textsMatch(seen, current)) return undefined
  if ((input.base_revision ?? 0) >= current.revision) return undefined
  return withInput(mutation, { ...input, base_revision: current.revision })
}

function issueOf(mutation: Mutation, refusal: Refusal): SyncIssue {
  const { current } = refusal
  const mine = textsOf(mutation)
  if (refusal.code !== 'REVISION_CONFLICT' || current === undefined || mine === undefined)
    return { operation: mutation, refusal }
  return { operation: mutation, refusal, conflict: { mine, theirs: pickTexts(current, mine) } }
}
