import { entityRules, rulesOf } from '../entities/entity-rules.ts'
import {
  entityKey,
  parseEntityKey,
  type Entity,
  type EntityKey,
  type EntityKind,
  type EntityOf,
} from '../entities/rows.ts'
import { sortedIndex } from '../sorted-index.ts'
import { patchedMap } from './patched-map.ts'
import type { RowState } from './state.ts'

/** The living rows of a kind in its default order. Immutable: a step of the replica creates new lists only where something has changed. */
export interface EntityList<Row> extends ReadonlyArray<Row> {
  /** The same rows by id. */
  readonly byId: ReadonlyMap<string, Row>
  /** Deleted rows that can be restored, the latest deletion first. */
  readonly deleted: readonly Row[]
}

/** The shown rows of every kind. */
export type EntityViews = { readonly [Kind in EntityKind]: EntityList<EntityOf<Kind>> }

/** Past this many changed rows a full sort is cheaper than insertion. */
const SORT_ALL_ABOVE = 64

type Order = (one: Entity, other: Entity) => number
type States = ReadonlyMap<EntityKey, RowState>

/** Gives an array its other readings. They are not enumerable, so that the list copies and prints like any other. */
function entityList<Row>(
  rows: Row[],
  byId: ReadonlyMap<string, Row>,
  deleted: readonly Row[],
): EntityList<Row> {
  return Object.defineProperties(rows, {
    byId: { value: byId },
    deleted: { value: deleted },
  }) as unknown as EntityList<Row>
}

export const emptyViews = Object.fromEntries(
  Object.keys(entityRules).map((kind) => [kind, entityList([], new Map(), [])]),
) as unknown as EntityViews

/** Returns the views after the states of some rows have changed. */
export function viewsAfter(views: EntityViews, touched: ReadonlySet<EntityKey>, states: States): EntityViews {
  const byKind = new Map<EntityKind, EntityKey[]>()
  for (const key of touched) {
    const { kind } = parseEntityKey(key)
    const keys = byKind.get(kind)
    if (keys === undefined) byKind.set(kind, [key])
    else keys.push(key)
  }
  const changed = [...byKind].flatMap(([kind, keys]) => {
    const list = views[kind] as EntityList<Entity> | undefined
    const order = rulesOf(kind)?.order
    return list === undefined || order === undefined
      ? []
      : [[kind, listAfter(kind, list, keys, states, order)]]
  })
  return { ...views, ...Object.fromEntries(changed) } as EntityViews
}

function listAfter(
  kind: EntityKind,
  list: EntityList<Entity>,
  touched: readonly EntityKey[],
  states: States,
  order: Order,
): EntityList<Entity> {
  const isFirst = list.length === 0
  const changed = isFirst ? touched : touched.filter((key) => !isShown(list, states.get(key)))
  if (changed.length === 0) return list
  const now = new Map<string, Entity | undefined>()
  const lastLiving: Entity[] = []
  for (const key of changed) {
    const state = states.get(key)
    now.set(parseEntityKey(key).id, state?.living ?? undefined)
    if (state?.lastLiving) lastLiving.push(state.lastLiving)
  }
  const old = [...now.keys()].flatMap((id) => list.byId.get(id) ?? [])
  const alive = [...now.values()].filter((row) => row !== undefined)
  const rows = rowsAfter(list, old, alive, order)
  const trashed = list.deleted.filter(({ id }) => now.has(id))
  const deleted = rowsAfter(list.deleted, trashed, lastLiving, lastDeletedFirst(states, kind, order))
  if (rows === list && deleted === list.deleted) return list
  return entityList([...rows], patchedMap(list.byId, now), deleted)
}

/** A response often repeats the state that is shown already. */
function isShown({ byId }: EntityList<Entity>, state: RowState | undefined): boolean {
  const row = state?.living ?? undefined
  return row !== undefined && byId.get(row.id) === row
}

/** Replaces some rows of a sorted list. Returns the same list when nothing has changed. */
function rowsAfter(
  list: readonly Entity[],
  old: readonly Entity[],
  fresh: readonly Entity[],
  order: Order,
): readonly Entity[] {
  if (old.length + fresh.length === 0) return list
  if (old.length + fresh.length > SORT_ALL_ABOVE) {
    const gone = new Set(old)
    return [...list.filter((row) => !gone.has(row)), ...fresh].toSorted(order)
  }
  const rows = [...list]
  for (const row of old) rows.splice(rows.indexOf(row), 1)
  for (const row of fresh) rows.splice(sortedIndex(rows, row, order), 0, row)
  return rows
}

/** A queued deletion has no revision yet and is later than all confirmed ones. */
function lastDeletedFirst(states: States, kind: EntityKind, order: Order): Order {
  const revisionOf = ({ id }: Entity) => states.get(entityKey(kind, id))?.revision ?? Number.MAX_SAFE_INTEGER
  return (a, b) => revisionOf(b) - revisionOf(a) || order(a, b)
}
