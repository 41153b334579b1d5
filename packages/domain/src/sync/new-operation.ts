import { epochOf } from './cursor.ts'
import type { MutationInputs, MutationName, Operation, Texts } from './mutation.ts'
import { cursorRevision } from './receive-page.ts'
import type { ReplicaState } from './replica-state.ts'
import type { TaskState } from './row.ts'
import { sameFields, textsOf } from './texts.ts'

interface Wish<Name extends MutationName> {
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
export function newOperation<Name extends MutationName>(
  state: ReplicaState,
  shown: TaskState | undefined,
  wish: Wish<Name>,
): Operation {
  const operation = trimmed(wish as Operation)
  const texts = textsOf(operation)
  if (operation.name !== 'update' || texts === undefined) return operation
  const { input } = operation
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
    ...operation,
    input: { ...input, base_revision },
    ...(isCurrent && shown?.task && { seen: sameFields(shown.task, texts) }),
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

function isSameText(other: Operation, texts: Texts): boolean {
  if (other.name === 'create') return true
  const theirs = textsOf(other)
  if (theirs === undefined) return false
  return Object.keys(texts).some((field) => field in theirs)
}

/** As the server will keep it, so that what follows is based on the same text. */
function trimmed(operation: Operation): Operation {
  switch (operation.name) {
    case 'create':
      return { ...operation, input: { ...operation.input, title: operation.input.title.trim() } }
    case 'update':
      return { ...operation, input: { ...operation.input, title: operation.input.title?.trim() } }
    default:
      return operation
  }
}
