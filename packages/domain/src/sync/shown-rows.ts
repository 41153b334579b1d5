import { rulesOf } from '../entities/entity-rules.ts'
import type { EntityReader, EntityState, FoundRow } from '../entities/rules.ts'
import {
  entityKey,
  parseEntityKey,
  type EntityKey,
  type EntityKind,
  type EntityOf,
} from '../entities/rows.ts'
import { noState, type RowState } from './state.ts'

/** The states that a replica shows, with an index of the rows that name another row. */
export interface ShownRows {
  readonly states: ReadonlyMap<EntityKey, RowState>
  readonly reader: EntityReader
  set(key: EntityKey, state: RowState): void
}

export function createShownRows(): ShownRows {
  const states = new Map<EntityKey, RowState>()
  const referrers = new Map<EntityKey, Set<EntityKey>>()

  const reader: EntityReader = {
    read: <Kind extends EntityKind>(kind: Kind, id: string) =>
      (states.get(entityKey(kind, id)) ?? noState) as EntityState<EntityOf<Kind>>,
    referring: <Kind extends EntityKind>(kind: Kind, key: EntityKey) =>
      [...(referrers.get(key) ?? [])].flatMap((referrer): FoundRow<EntityOf<Kind>>[] => {
        const found = parseEntityKey(referrer)
        if (found.kind !== kind) return []
        return [{ id: found.id, state: reader.read(kind, found.id) }]
      }),
  }
  const index = (key: EntityKey, before: RowState, after: RowState) => {
    const [old, now] = [referencesOf(key, before), referencesOf(key, after)]
    for (const reference of old) if (!now.includes(reference)) referrers.get(reference)?.delete(key)
    for (const reference of now) {
      const keys = referrers.get(reference)
      if (keys === undefined) referrers.set(reference, new Set([key]))
      else keys.add(key)
    }
  }
  return {
    states,
    reader,
    set(key, state) {
      index(key, states.get(key) ?? noState, state)
      if (state.living === null && state.lastLiving === null) states.delete(key)
      else states.set(key, state)
    },
  }
}

function referencesOf(key: EntityKey, { living, lastLiving }: RowState): readonly EntityKey[] {
  const row = living ?? lastLiving
  return row === null ? [] : (rulesOf(parseEntityKey(key).kind)?.references?.(row) ?? [])
}
