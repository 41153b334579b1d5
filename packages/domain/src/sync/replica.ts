import type { EntityReader } from '../entities/rules.ts'
import { parseEntityKey, type Entity, type EntityKey } from '../entities/rows.ts'
import { applyDelta, type MutableReplica } from './apply.ts'
import { cursorRevision, epochOf } from './cursor.ts'
import { foldMutation, hasEffects } from './fold.ts'
import { keysOf, type Mutation } from './mutation.ts'
import { createShownRows } from './shown-rows.ts'
import { noState, rowKey, type ReplicaDelta, type ReplicaState, type Row, type RowState } from './state.ts'

/** Acknowledged mutations to remember: another tab's message that queues one of them may arrive late. */
const MAX_REMEMBERED = 1_000

/**
 * A copy of a user's rows: those that the server confirmed, and the outbox. A row is shown as its confirmed state with the queued
 * mutations folded over it. Every change of either recomputes the fold, so nothing has to be rolled back.
 */
export interface Replica {
  readonly state: ReplicaState
  /** The states that are shown. */
  readonly shown: ReadonlyMap<EntityKey, RowState>
  /** Reads the shown states. */
  readonly reader: EntityReader
  /** Returns how many mutations have left the outbox so far. */
  readonly answered: () => number
  /** Applies a step. Returns the keys of the rows whose shown state has changed. */
  apply(delta: ReplicaDelta): ReadonlySet<EntityKey>
  /** Replaces the state by a stored one; mutations that are not stored yet stay queued. Returns the changed keys. */
  load(state: ReplicaState): ReadonlySet<EntityKey>
}

/** An acknowledged mutation whose effects the log has not delivered yet. */
interface Confirming {
  readonly mutation: Mutation
  readonly until: number
}

/** Creates an empty replica of a user's rows. */
export function createReplica(user_id: string): Replica {
  const state: MutableReplica = { rows: new Map(), cursor: undefined, operations: [], issues: [] }
  const shown = createShownRows()
  const acknowledged = new Set<string>()
  let confirming: readonly Confirming[] = []
  let answered = 0

  const apply = (delta: ReplicaDelta) => {
    const step = withoutAcknowledged(delta, acknowledged)
    const keys = touchedKeys(state, step)
    const before = epochOf(state.cursor)
    const awaited = [...confirming, ...newlyConfirmed(state, step)]
    applyDelta(state, step)
    confirming = awaited.filter(
      ({ until }) => until > cursorRevision(state) && epochOf(state.cursor) === before,
    )
    for (const entry of awaited)
      if (!confirming.includes(entry)) for (const key of keysOf(entry.mutation)) keys.add(key)
    remember(acknowledged, step.settled ?? [])
    answered += step.settled?.length ?? 0
    for (const { op_id } of step.queued ?? []) acknowledged.delete(op_id)
    return show(keys)
  }

  const show = (keys: ReadonlySet<EntityKey>) => {
    const folded = new Map<EntityKey, RowState>()
    const read = (key: EntityKey) => folded.get(key) ?? state.rows.get(key) ?? noState
    const ids = new Set(Array.from(keys, (key) => parseEntityKey(key).id))
    const fold = (mutation: Mutation, isConfirmed: boolean) => {
      // The outbox may have thousands of mutations, and most of them change other rows.
      if (!ids.has(mutation.input.id) && !mutation.effects?.some(({ input }) => ids.has(input.id))) return
      for (const [key, next] of foldMutation(mutation, user_id, keys, read, isConfirmed))
        folded.set(key, next)
    }
    for (const { mutation } of confirming) fold(mutation, true)
    for (const mutation of state.operations) fold(mutation, false)
    const changed = new Set<EntityKey>()
    for (const key of keys) {
      const next = read(key)
      const old = shown.states.get(key) ?? noState
      if (isSameState(old, next)) continue
      shown.set(key, next)
      changed.add(key)
    }
    return changed
  }

  const load = (stored: ReplicaState) => {
    const keys = new Set([...shown.states.keys(), ...stored.rows.keys()])
    const unstored = state.operations.filter(({ order }) => order === undefined)
    confirming = []
    Object.assign(state, {
      format: stored.format,
      rows: new Map<EntityKey, Row>(stored.rows),
      cursor: stored.cursor,
      operations: [...stored.operations],
      issues: [...stored.issues],
    })
    const known = new Set(stored.operations.map(({ op_id }) => op_id))
    applyDelta(state, { queued: unstored.filter(({ op_id }) => !known.has(op_id)) })
    for (const mutation of state.operations) for (const key of keysOf(mutation)) keys.add(key)
    return show(keys)
  }

  return { state, shown: shown.states, reader: shown.reader, answered: () => answered, apply, load }
}

/** Returns the mutations that a step acknowledges and whose effects the log still has to deliver. */
function newlyConfirmed(
  { operations }: ReplicaState,
  { settled, parked, until }: ReplicaDelta,
): Confirming[] {
  if (until === undefined || settled === undefined) return []
  const rejected = new Set(parked?.map(({ operation }) => operation.op_id))
  const done = new Set(settled.filter((op_id) => !rejected.has(op_id)))
  return operations.flatMap((mutation) =>
    done.has(mutation.op_id) && hasEffects(mutation) ? [{ mutation, until }] : [],
  )
}

/** Compares states. A deleted row may move in the trash: the order of deletions is that of their revisions. */
function isSameState(old: RowState, next: RowState): boolean {
  if (next.lastLiving !== null && (old.revision !== next.revision || old.deletedWith !== next.deletedWith))
    return false
  return isSame(old.living, next.living) && isSame(old.lastLiving, next.lastLiving)
}

/** Compares by fields, because every fold creates a new object, mostly with the same content. */
function isSame(one: Entity | null, other: Entity | null): boolean {
  if (one === other || one === null || other === null) return one === other
  const [these, those] = [Object.entries(one), Object.entries(other)]
  const fields = other as unknown as Readonly<Record<string, unknown>>
  return these.length === those.length && these.every(([name, value]) => isSameValue(value, fields[name]))
}

/** Compares a field: a text, a number, a list of them or an object of them. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other || !isObject(one) || !isObject(other)) return one === other
  const entries = Object.entries(one)
  return (
    entries.length === Object.keys(other).length && entries.every(([name, value]) => value === other[name])
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Ignores late messages that queue an acknowledged mutation. A retry, which also clears its issue, is not ignored. */
function withoutAcknowledged(delta: ReplicaDelta, acknowledged: ReadonlySet<string>): ReplicaDelta {
  const dismissed = new Set(delta.cleared)
  const isLate = ({ op_id }: Mutation) => acknowledged.has(op_id) && !dismissed.has(op_id)
  if (delta.queued === undefined || !delta.queued.some(isLate)) return delta
  return { ...delta, queued: delta.queued.filter((mutation) => !isLate(mutation)) }
}

function remember(acknowledged: Set<string>, op_ids: readonly string[]): void {
  for (const op_id of op_ids) acknowledged.add(op_id)
  for (const op_id of acknowledged) {
    if (acknowledged.size <= MAX_REMEMBERED) break
    acknowledged.delete(op_id)
  }
}

/** Returns the keys of the rows that a step may change. */
function touchedKeys(state: ReplicaState, delta: ReplicaDelta): Set<EntityKey> {
  const keys = new Set(delta.forgotten)
  const add = (mutation: Mutation) => {
    for (const key of keysOf(mutation)) keys.add(key)
  }
  if (delta.reset === true) for (const key of state.rows.keys()) keys.add(key)
  for (const row of delta.rows ?? []) keys.add(rowKey(row))
  for (const mutation of [...(delta.queued ?? []), ...(delta.amended ?? [])]) add(mutation)
  const settled = new Set(delta.settled)
  if (settled.size > 0)
    for (const mutation of state.operations) if (settled.has(mutation.op_id)) add(mutation)
  return keys
}
