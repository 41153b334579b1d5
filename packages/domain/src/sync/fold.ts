import { rulesOf } from '../entities/entity-rules.ts'
import type { Effect, MutationContext, Reducer } from '../entities/rules.ts'
import type { Entity, EntityKey } from '../entities/rows.ts'
import { keyOf, keysOf, type Mutation } from './mutation.ts'
import type { RowState } from './state.ts'

type Change = Pick<Mutation, 'kind' | 'name' | 'input'> | Effect

/** Returns the state of a row after a change, by the rules of its kind. */
export function reduce(state: RowState, { kind, name, input }: Change, context: MutationContext): RowState {
  const reducers = rulesOf(kind)?.reducers as Readonly<Record<string, Reducer<Entity, object>>> | undefined
  // A change that a newer client queued shows nothing here.
  return reducers?.[name]?.(state, input, context) ?? state
}

/** Returns the states of the given rows after a mutation and its effects, row by row. */
export function foldMutation(
  mutation: Mutation,
  user_id: string,
  rows: ReadonlySet<EntityKey>,
  read: (key: EntityKey) => RowState,
  isConfirmed = false,
): ReadonlyMap<EntityKey, RowState> {
  const folded = new Map<EntityKey, RowState>()
  const context = { user_id, at: mutation.at }
  const changes: readonly Change[] = [mutation, ...(mutation.effects ?? [])]
  for (const [index, key] of keysOf(mutation).entries()) {
    const change = changes[index]
    if (change === undefined || !rows.has(key) || (isConfirmed && change === mutation)) continue
    folded.set(key, reduce(folded.get(key) ?? read(key), change, context))
  }
  return folded
}

/** Whether a mutation changes rows besides its own. */
export function hasEffects(mutation: Mutation): boolean {
  const own = keyOf(mutation)
  return keysOf(mutation).some((key) => key !== own)
}
