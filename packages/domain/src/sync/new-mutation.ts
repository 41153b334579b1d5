import { rulesOf } from '../entities/entity-rules.ts'
import type { Effect, EntityReader } from '../entities/rules.ts'
import type { EntityKey, EntityKind } from '../entities/rows.ts'
import { cursorRevision, epochOf } from './cursor.ts'
import {
  keyOf,
  pickTexts,
  textsOf,
  trimmed,
  withInput,
  type Mutation,
  type MutationInputs,
  type MutationName,
  type Texts,
} from './mutation.ts'
import type { ReplicaState } from './state.ts'

/** A change that a user makes. */
export interface MutationRequest<Kind extends EntityKind, Name extends MutationName<Kind>> {
  readonly op_id: string
  readonly kind: Kind
  readonly name: Name
  readonly input: MutationInputs<Kind>[Name]
  readonly at: string
}

/** Creates the mutation to queue for a request: with its base revision, and with its effects on the rows that its author sees. */
export function newMutation<Kind extends EntityKind, Name extends MutationName<Kind>>(
  state: ReplicaState,
  reader: EntityReader,
  request: MutationRequest<Kind, Name>,
): Mutation {
  const mutation = withConditions(trimmed(request as unknown as Mutation), reader)
  const effects = effectsOf(mutation, reader)
  const based = withBase(state, reader, mutation)
  return effects.length === 0 ? based : { ...based, effects }
}

function effectsOf({ kind, name, input, at }: Mutation, reader: EntityReader): readonly Effect[] {
  return rulesOf(kind)?.effects?.[name]?.(input, reader, at) ?? []
}

function withConditions(mutation: Mutation, reader: EntityReader): Mutation {
  const { kind, name, input } = mutation
  const conditions = rulesOf(kind)?.conditions?.[name]?.(input, reader)
  return conditions === undefined ? mutation : withInput(mutation, { ...conditions, ...input })
}

/**
 * Gives an edit of a text its base revision, from, in this order:
 * - `base_revision` of the input: the revision at which the user started to edit;
 * - a queued edit of the same text, because the user sees that edit instead of newer revisions;
 * - the confirmed row.
 */
function withBase(state: ReplicaState, reader: EntityReader, mutation: Mutation): Mutation {
  const texts = textsOf(mutation)
  if (mutation.name !== 'update' || texts === undefined) return mutation
  const { kind, input } = mutation
  const key = keyOf(mutation)
  const row = state.rows.get(key)
  const shown = reader.read(kind, input.id).living
  // For a deleted row, use the revision of its last living state: its tombstone may contain a text that was never shown. A row that
  // is not shown was never seen, so its base revision is 0.
  const known = row !== undefined && shown === null ? 0 : (row?.living ?? row?.lastLiving)?.revision
  const queued = state.operations.findLast(
    (other) => other.input.id === input.id && other.kind === kind && isSameText(other, texts),
  )
  const inherited = queued?.name === 'update' ? queued.input.base_revision : undefined
  const given = input.base_revision
  const isLost = given !== undefined && isOfLostHistory(state, key, given)
  const base_revision = isLost ? 0 : (given ?? (queued === undefined ? known : inherited))
  const epoch = given === undefined && queued?.name === 'update' ? queued.epoch : epochOf(state.cursor)
  // An edit that started from an older revision did not see the text that is shown now.
  const isCurrent = given === undefined || (!isLost && given >= (known ?? 0))
  return {
    ...withInput(mutation, { ...input, base_revision }),
    ...(isCurrent && shown && { seen: pickTexts(shown, texts) }),
    ...(base_revision !== undefined && epoch !== undefined && { epoch }),
  }
}

/**
 * Returns whether an edit started from a revision that a restored log has lost: the replica has read past that revision, but the row
 * is older. The editor never saw the current text.
 */
function isOfLostHistory(state: ReplicaState, key: EntityKey, revision: number): boolean {
  const known = state.rows.get(key)?.living?.revision
  return known !== undefined && revision > known && revision <= cursorRevision(state)
}

function isSameText(other: Mutation, texts: Texts): boolean {
  if (other.name === 'create') return true
  const theirs = textsOf(other)
  if (theirs === undefined) return false
  return Object.keys(texts).some((field) => field in theirs)
}
