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

/** Returns a list with its other readings. They are not enumerable, so that the list copies and prints like any other. */
function entityList<Row>(
  rows: readonly Row[],
  byId: ReadonlyMap<string, Row>,
  deleted: readonly Row[],
): EntityList<Row> {
  return Object.defineProperties([...rows], {
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
  const isFirst = list.byId.size === 0
  const changed = isFirst ? touched : touched.filter((key) => !isShown(list, states.get(key)))
  if (changed.length === 0) return list
  const byId = new Map(list.byId)
  const ids = new Set<string>()
  const alive: Entity[] = []
  const lastLiving: Entity[] = []
  for (const key of changed) {
    const { id } = parseEntityKey(key)
    const state = states.get(key)
    ids.add(id)
    if (state?.living) {
      alive.push(state.living)
      byId.set(id, state.living)
    } else byId.delete(id)
    if (state?.lastLiving) lastLiving.push(state.lastLiving)
  }
  const rows = rowsAfter(list, ids, alive, order)
  const deleted = rowsAfter(list.deleted, ids, lastLiving, lastDeletedFirst(states, kind, order))
  if (rows === list && deleted === list.deleted) return list
  return entityList(rows, byId, deleted)
}

/** A response often repeats the state that is shown already. */
function isShown({ byId }: EntityList<Entity>, state: RowState | undefined): boolean {
  const row = state?.living ?? undefined
  return row !== undefined && byId.get(row.id) === row
}

/** Returns the same list when nothing has changed. */
function rowsAfter(
  list: readonly Entity[],
  changed: ReadonlySet<string>,
  fresh: readonly Entity[],
  order: Order,
): readonly Entity[] {
  const rows = list.filter(({ id }) => !changed.has(id))
  if (fresh.length === 0 && rows.length === list.length) return list
  if (fresh.length > SORT_ALL_ABOVE) return [...rows, ...fresh].toSorted(order)
  for (const row of fresh) rows.splice(sortedIndex(rows, row, order), 0, row)
  return rows
}

/** A queued deletion has no revision yet and is later than all confirmed ones. */
function lastDeletedFirst(states: States, kind: EntityKind, order: Order): Order {
  const revisionOf = ({ id }: Entity) => states.get(entityKey(kind, id))?.revision ?? Number.MAX_SAFE_INTEGER
  return (a, b) => revisionOf(b) - revisionOf(a) || order(a, b)
}
