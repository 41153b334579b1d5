import type { Task } from '../tasks/task.ts'
import { cursorRevision, epochOf } from './cursor.ts'
import {
  pickTexts,
  textsMatch,
  textsOf,
  type Mutation,
  type MutationInputs,
  type MutationName,
  type Texts,
} from './mutation.ts'
import type { ReplicaState, Row, TaskState } from './state.ts'

/** A change that a user makes. */
export interface MutationRequest<Name extends MutationName> {
  readonly op_id: string
  readonly name: Name
  readonly input: MutationInputs[Name]
  readonly at: string
}

/**
 * Creates the mutation to queue for a request. An edit of a text gets its base revision from, in this order:
 * - `base_revision` of the input: the revision at which the user started to edit;
 * - a queued edit of the same text, because the user sees that edit instead of newer revisions;
 * - the confirmed row.
 */
export function newMutation<Name extends MutationName>(
  state: ReplicaState,
  shown: TaskState | undefined,
  request: MutationRequest<Name>,
): Mutation {
  const mutation = trimmed(request as Mutation)
  const texts = textsOf(mutation)
  if (mutation.name !== 'update' || texts === undefined) return mutation
  const { input } = mutation
  const row = state.rows.get(input.id)
  // For a deleted task, use the revision of its last living state: its tombstone may contain a text that was never shown. A task
  // that is not shown was never seen, so its base revision is 0.
  const known = row !== undefined && shown?.task == null ? 0 : (row?.task ?? row?.buried)?.revision
  const queued = state.operations.findLast((other) => other.input.id === input.id && isSameText(other, texts))
  const inherited = queued?.name === 'update' ? queued.input.base_revision : undefined
  const given = input.base_revision
  const isLost = given !== undefined && isOfLostHistory(state, input.id, given)
  const base_revision = isLost ? 0 : (given ?? (queued === undefined ? known : inherited))
  const epoch = given === undefined && queued?.name === 'update' ? queued.epoch : epochOf(state.cursor)
  // An edit that started from an older revision did not see the text that is shown now.
  const isCurrent = given === undefined || (!isLost && given >= (known ?? 0))
  return {
    ...mutation,
    input: { ...input, base_revision },
    ...(isCurrent && shown?.task && { seen: pickTexts(shown.task, texts) }),
    ...(base_revision !== undefined && epoch !== undefined && { epoch }),
  }
}

/**
 * Returns whether an edit started from a revision that a restored log has lost: the replica has read past that revision, but the task
 * is older. The editor never saw the current text.
 */
function isOfLostHistory(state: ReplicaState, id: string, revision: number): boolean {
  const known = state.rows.get(id)?.task?.revision
  return known !== undefined && revision > known && revision <= cursorRevision(state)
}

function isSameText(other: Mutation, texts: Texts): boolean {
  if (other.name === 'create') return true
  const theirs = textsOf(other)
  if (theirs === undefined) return false
  return Object.keys(texts).some((field) => field in theirs)
}

/** Trims titles as the server does, so that later edits are compared with the text that the server stores. */
function trimmed(mutation: Mutation): Mutation {
  switch (mutation.name) {
    case 'create':
      return { ...mutation, input: { ...mutation.input, title: mutation.input.title.trim() } }
    case 'update':
      return { ...mutation, input: { ...mutation.input, title: mutation.input.title?.trim() } }
    default:
      return mutation
  }
}

/**
 * Returns the queued edits to rebase after the server acknowledged a mutation: edits that continue from its text, and all edits of a
 * task that it created. They keep their `op_id`, because the idempotency fingerprint of a request excludes its base revision.
 */
export function rebaseOnResult(
  { operations: mutations, cursor }: Pick<ReplicaState, 'operations' | 'cursor'>,
  confirmed: Mutation,
  result: Task,
): Mutation[] {
  const epoch = epochOf(cursor)
  const updated: Mutation[] = []
  for (const mutation of mutations) {
    if (mutation.op_id === confirmed.op_id || mutation.name !== 'update') continue
    const { input, seen } = mutation
    if (input.id !== result.id || textsOf(mutation) === undefined) continue
    const isFirst = confirmed.name === 'create' && input.base_revision === undefined
    const isOnTop = seen !== undefined && textsMatch(seen, result)
    if (isFirst || (isOnTop && (input.base_revision ?? -1) < result.revision))
      updated.push({
        ...(isFirst && epoch !== undefined && { epoch }),
        ...mutation,
        input: { ...input, base_revision: result.revision },
      })
  }
  return updated
}

/**
 * Rebases queued edits of texts when the epoch of the log changes, because revisions of two epochs do not compare. An edit whose
 * author saw the current text is based on that text's revision. Any other edit gets base revision 0, so the server rejects it
 * unless it changes nothing.
 */
export function rebaseOnEpoch(
  mutations: readonly Mutation[],
  rows: ReadonlyMap<string, Row>,
  epoch: string,
): Mutation[] {
  return mutations.flatMap((mutation) => {
    if (mutation.name !== 'update' || mutation.input.base_revision === undefined) return []
    if (mutation.epoch === epoch) return []
    if (textsOf(mutation) === undefined) return []
    const { input, seen } = mutation
    const task = rows.get(input.id)?.task
    const base_revision = task && seen !== undefined && textsMatch(seen, task) ? task.revision : 0
    return [{ ...mutation, input: { ...input, base_revision }, epoch }]
  })
}

/**
 * Returns the queued edits of an earlier epoch, rebased on the epoch of the rows. Such edits exist when another tab queued them
 * before it received the new epoch, or when the user retries an issue of the old epoch.
 */
export function rebaseStale({ operations: mutations, rows, cursor }: ReplicaState): Mutation[] {
  const epoch = epochOf(cursor)
  const stale = mutations.filter((mutation) => mutation.epoch !== undefined && mutation.epoch !== epoch)
  return epoch === undefined ? [] : rebaseOnEpoch(stale, rows, epoch)
}
