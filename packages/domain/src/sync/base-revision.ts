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

/** A mutation that a user asks for. */
export interface MutationRequest<Name extends MutationName> {
  readonly op_id: string
  readonly name: Name
  readonly input: MutationInputs[Name]
  readonly at: string
}

/**
 * A mutation as it waits in the outbox. An edit of a text is based on the revision that is known here, unless its input
 * says on which one it was begun; or, where an edit of that text waits already, on what that one is based on: it hides
 * whatever came since.
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
  // Of a deleted task the last living state is what was seen: its tombstone may be of a text that never was. What is not
  // shown at all was not seen in any state.
  const known = row !== undefined && shown?.task == null ? 0 : (row?.task ?? row?.buried)?.revision
  const waiting = state.operations.findLast(
    (other) => other.input.id === input.id && isSameText(other, texts),
  )
  const hidden = waiting?.name === 'update' ? waiting.input.base_revision : undefined
  const given = input.base_revision
  const isLost = given !== undefined && isOfLostHistory(state, input.id, given)
  const base_revision = isLost ? 0 : (given ?? (waiting === undefined ? known : hidden))
  const epoch = given === undefined && waiting?.name === 'update' ? waiting.epoch : epochOf(state.cursor)
  // An edit begun on an older text was not made of what is shown now.
  const isCurrent = given === undefined || (!isLost && given >= (known ?? 0))
  return {
    ...mutation,
    input: { ...input, base_revision },
    ...(isCurrent && shown?.task && { seen: pickTexts(shown.task, texts) }),
    ...(base_revision !== undefined && epoch !== undefined && { epoch }),
  }
}

/**
 * Whether an edit was begun on a state that a restored log has lost: the log was read beyond that revision, and the task is not
 * that far. Its author never saw the present text.
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

/** As the server will keep it, so that what follows is based on the same text. */
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
 * Edits that wait behind this one and go on from its very text are based on what came of it, as is every edit of a task that
 * was only now made. Their name stays: what they are based on is no part of what they ask for.
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
 * Edits of texts that wait while another history begins. Its revisions do not compare with the one they are based on: those
 * whose author saw the very text that stands now are based on that, the others on nothing, and so refused if it is another.
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
 * Waiting edits that are based on another epoch than that of the rows, as rebased: another tab queued them before it heard of the
 * new epoch, or they were put aside in the old one.
 */
export function rebaseStale({ operations: mutations, rows, cursor }: ReplicaState): Mutation[] {
  const epoch = epochOf(cursor)
  const stale = mutations.filter((mutation) => mutation.epoch !== undefined && mutation.epoch !== epoch)
  return epoch === undefined ? [] : rebaseOnEpoch(stale, rows, epoch)
}
