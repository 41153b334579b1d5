import type { Entity, EntityKey } from '../entities/rows.ts'
import { epochOf } from './cursor.ts'
import { keyOf, textsMatch, textsOf, withInput, type Mutation } from './mutation.ts'
import type { ReplicaState, Row } from './state.ts'

/**
 * Returns the queued edits to rebase after the server acknowledged a mutation: edits that continue from its text, and all edits of a
 * row that it created. They keep their `op_id`, because the idempotency fingerprint of a request excludes its base revision.
 */
export function rebaseOnResult(
  { operations: mutations, cursor }: Pick<ReplicaState, 'operations' | 'cursor'>,
  confirmed: Mutation,
  result: Entity,
): Mutation[] {
  const epoch = epochOf(cursor)
  const updated: Mutation[] = []
  for (const mutation of mutations) {
    if (mutation.op_id === confirmed.op_id || mutation.name !== 'update') continue
    const { kind, input, seen } = mutation
    if (input.id !== result.id || kind !== confirmed.kind || textsOf(mutation) === undefined) continue
    const isFirst = confirmed.name === 'create' && input.base_revision === undefined
    const isOnTop = seen !== undefined && textsMatch(seen, result)
    if (isFirst || (isOnTop && (input.base_revision ?? -1) < result.revision))
      updated.push({
        ...(isFirst && epoch !== undefined && { epoch }),
        ...withInput(mutation, { ...input, base_revision: result.revision }),
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
  rows: ReadonlyMap<EntityKey, Row>,
  epoch: string,
): Mutation[] {
  return mutations.flatMap((mutation) => {
    if (mutation.name !== 'update' || mutation.input.base_revision === undefined) return []
    if (mutation.epoch === epoch) return []
    if (textsOf(mutation) === undefined) return []
    const { input, seen } = mutation
    const row = rows.get(keyOf(mutation))?.living
    const base_revision = row && seen !== undefined && textsMatch(seen, row) ? row.revision : 0
    return [{ ...withInput(mutation, { ...input, base_revision }), epoch }]
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
