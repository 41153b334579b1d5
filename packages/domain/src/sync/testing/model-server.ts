import type { EntityChange } from '../../entities/change.ts'
import { rulesOf } from '../../entities/entity-rules.ts'
import type { EntityState, Reducer } from '../../entities/rules.ts'
import { entityKey, type Entity, type EntityKey, type EntityKind } from '../../entities/rows.ts'
import { nextTask, type NextTask } from '../../tasks/recurrence/next-task.ts'
import { newTask, patchTask } from '../../tasks/task-rules.ts'
import type { Task } from '../../tasks/task.ts'
import { formatLogCursor, mustReset, parseLogCursor } from '../cursor.ts'
import { keyOf, type Mutation } from '../mutation.ts'
import type { MutationResult } from '../settle.ts'
import type { Refusal } from '../state.ts'
import type { ModelServer, Outcome } from './model-server-types.ts'
import { byId, isStale, nextInputs, textAt, type Entry } from './model-rows.ts'

/** After a restore the log continues far above all lost revisions. */
const GAP = 10_000

// The rules of cascades are written here a second time, as the server's SQL has them: by the rows of the server, not by the effects
// that a client computed.
export function createModelServer(): ModelServer {
  let entries = new Map<EntityKey, Entry>()
  let kept = new Map<string, { fingerprint: string; outcome: Outcome }>()
  let saved: { entries: typeof entries; kept: typeof kept; head: number; purged: number } | undefined
  let epoch = 1
  let head = 0
  let purged = 0

  const refuse = (code: Refusal['code'], current?: Entity): Outcome => ({
    refusal: { code, message: code, issues: [], ...(current !== undefined && { current }) },
  })
  const log = () => [...entries.values()].toSorted((a, b) => a.row.revision - b.row.revision)
  const isAlive = (key: EntityKey) => entries.get(key)?.isDeleted === false
  const tasks = (isDeleted: boolean) =>
    [...entries.values()].flatMap((entry) =>
      entry.kind === 'task' && entry.isDeleted === isDeleted ? [entry.row as Task] : [],
    )
  /** Stores a row at the next revision. */
  const write = (kind: EntityKind, row: Entity, change: Partial<Entry> = {}) => {
    const key = entityKey(kind, row.id)
    const before = entries.get(key)
    const written = { ...row, revision: ++head }
    const textRevisions = { ...before?.textRevisions }
    for (const field of rulesOf(kind)!.texts as readonly string[])
      if (before === undefined || textAt(before.row, field) !== textAt(row, field))
        textRevisions[field] = head
    entries.set(key, { kind, isDeleted: false, with: undefined, ...change, row: written, textRevisions })
    return written
  }
  const patched = (id: string, patch: object, at: string) => {
    const task = entries.get(entityKey('task', id))?.row as Task
    return write('task', patchTask(task, patch, at, task.revision))
  }
  const trash = (kind: EntityKind, row: Entity, taken?: EntityKey) =>
    write(kind, row, { isDeleted: true, with: taken })

  const subtasks = (id: string, isDeleted: boolean) =>
    tasks(isDeleted)
      .filter((task) => task.parent_id === id)
      .toSorted(byId)
  const takenWith = (key: EntityKey) =>
    tasks(true)
      .filter(({ id }) => entries.get(entityKey('task', id))?.with === key)
      .toSorted(byId)
  const reopenParent = (task: Task, at: string) => {
    const parent = task.parent_id === null ? undefined : entries.get(entityKey('task', task.parent_id))
    if (parent !== undefined && !parent.isDeleted && (parent.row as Task).completed && !task.completed)
      patched(parent.row.id, { completed: false }, at)
  }

  const remove = (kind: EntityKind, row: Entity, at: string): MutationResult => {
    const own = entityKey(kind, row.id)
    if (kind === 'task') for (const subtask of subtasks(row.id, false)) trash('task', subtask, own)
    if (kind === 'list') {
      const inside = tasks(false)
        .filter((task) => task.list_id === row.id)
        .toSorted(byId)
      for (const task of inside)
        for (const subtask of subtasks(task.id, false)) trash('task', subtask, entityKey('task', task.id))
      for (const task of inside) trash('task', task, own)
    }
    if (kind === 'label') {
      const patch = { remove_label_ids: [row.id] }
      for (const task of tasks(false).toSorted(byId))
        if (task.label_ids.includes(row.id)) patched(task.id, patch, at)
      for (const entry of Array.from(entries.values()))
        if (entry.kind === 'task' && entry.isDeleted) {
          const task = entry.row as Task
          const label_ids = task.label_ids.filter((id) => id !== row.id)
          entries.set(entityKey('task', task.id), { ...entry, row: { ...task, label_ids } })
        }
    }
    const { id, revision } = trash(kind, row)
    return { id, revision }
  }
  const restore = (kind: EntityKind, row: Entity, at: string): MutationResult => {
    const own = entityKey(kind, row.id)
    if (kind !== 'task') {
      const restored = write(kind, row)
      const inside = takenWith(own)
      const below = inside.flatMap(({ id }) => takenWith(entityKey('task', id)))
      for (const task of [...inside, ...below]) write('task', task)
      return restored
    }
    const task = row as Task
    const parent_id =
      task.parent_id !== null && isAlive(entityKey('task', task.parent_id)) ? task.parent_id : null
    const list_id = task.list_id !== null && isAlive(entityKey('list', task.list_id)) ? task.list_id : null
    reopenParent({ ...task, parent_id }, at)
    const moved = parent_id !== task.parent_id || list_id !== task.list_id
    const restored = write('task', { ...task, parent_id, list_id, ...(moved && { position: '~' }) })
    for (const subtask of takenWith(own)) write('task', subtask)
    return restored
  }
  /** Writes a changed task, after the rows that change with it. */
  const change = (before: Task | undefined, next: Task, at: string): Entity => {
    const list = before?.parent_id == null || next.parent_id !== null ? next.list_id : listOf(before)
    const task = { ...next, list_id: list }
    if (task.completed && before?.completed === false)
      for (const subtask of subtasks(task.id, false))
        if (!subtask.completed) patched(subtask.id, { completed: true }, at)
    reopenParent(task, at)
    const follower =
      task.completed && before?.completed === false ? nextTask(task, subtasks(task.id, false), at) : undefined
    const written = write('task', { ...task, ...(follower !== undefined && { next_id: follower.id }) })
    if (follower !== undefined && !entries.has(entityKey('task', follower.id))) makeNext(task, follower, at)
    return written
  }
  /** Writes the next one of a repeating task with its subtasks. */
  const makeNext = (task: Task, next: NextTask, at: string) => {
    const rowOf = (id: string) => entries.get(entityKey('task', id))!.row as Task
    for (const input of nextInputs(task, next, rowOf))
      write('task', newTask({ id: input.id, number: head + 1, user_id: 'user', revision: 0 }, input, at))
  }
  /** A subtask that leaves its parent gets into the parent's list. */
  const listOf = ({ parent_id }: Task) =>
    (entries.get(entityKey('task', parent_id ?? ''))?.row as Task | undefined)?.list_id ?? null

  const isMissing = (kind: EntityKind, id: string | null | undefined) =>
    id != null && !isAlive(entityKey(kind, id))
  const refusedPlace = (
    input: Partial<Task> & { add_label_ids?: readonly string[] },
  ): Outcome | undefined => {
    if (isMissing('list', input.list_id)) return refuse('LIST_NOT_FOUND')
    if (isMissing('task', input.parent_id)) return refuse('PARENT_NOT_FOUND')
    if ([...(input.label_ids ?? []), ...(input.add_label_ids ?? [])].some((id) => isMissing('label', id)))
      return refuse('LABEL_NOT_FOUND')
    return undefined
  }

  const run = (mutation: Mutation): Outcome => {
    const { kind, name, at } = mutation
    const key = keyOf(mutation)
    const entry = entries.get(key)
    const rules = rulesOf(kind)!
    const done = (result: MutationResult): Outcome => ({ result, head })
    if (name === 'create') {
      if (entry?.isDeleted === true) return refuse('TASK_ID_USED')
      if (entry !== undefined) return done(entry.row)
    } else if (entry === undefined || (name !== 'restore' && entry.isDeleted)) return refuse(rules.notFound)
    if (name === 'restore') return done(entry?.isDeleted === true ? restore(kind, entry.row, at) : entry!.row)
    if (name === 'delete') return done(remove(kind, entry!.row, at))
    const refused = kind === 'task' ? refusedPlace(mutation.input as Partial<Task>) : undefined
    if (refused !== undefined) return refused
    if (entry !== undefined && isStale(entry, mutation, head)) return refuse('REVISION_CONFLICT', entry.row)
    const { expects_open } = mutation.input as { expects_open?: boolean }
    const present = entry?.row as Task | undefined
    if (expects_open === true && present?.completed === true && present.next_id !== null)
      return refuse('REVISION_CONFLICT', present)
    const reducer = (rules.reducers as unknown as Readonly<Record<string, Reducer<Entity, object>>>)[name]!
    const state: EntityState<Entity> = { living: entry?.row ?? null, lastLiving: null }
    const next = reducer(state, mutation.input, { user_id: 'user', at }).living!
    if (kind !== 'task') return done(write(kind, next))
    const numbered = entry === undefined ? { ...(next as Task), number: head + 1 } : (next as Task)
    return done(change(entry?.row as Task | undefined, numbered, at))
  }

  return {
    handle(mutation, sentIn) {
      if (sentIn !== undefined && sentIn !== `e${epoch}`) return { isElsewhere: true }
      const { op_id, kind, name, input } = mutation
      // The base revision is no part of the request's fingerprint.
      const fingerprint = JSON.stringify([kind, name, { ...input, base_revision: undefined }])
      const before = kept.get(op_id)
      if (before !== undefined) {
        if (before.fingerprint !== fingerprint) throw new Error('a repeated request was not the same')
        return before.outcome
      }
      const outcome = run(mutation)
      // Rejected requests are not kept: the client may retry them.
      if ('result' in outcome) kept.set(op_id, { fingerprint, outcome })
      return structuredClone(outcome)
    },
    page(cursor, limit) {
      const position = cursor === undefined ? undefined : parseLogCursor(cursor)
      const reset = mustReset(position, { epoch: `e${epoch}`, head, purged })
      const from = reset || position === undefined ? { revision: 0, base: purged } : position
      const found = log()
        .filter(({ row, isDeleted }) => row.revision > from.revision && !(reset && isDeleted))
        .slice(0, limit)
      const changes = found.map(({ kind, row, isDeleted }) =>
        isDeleted
          ? { kind, type: 'delete', revision: row.revision, id: row.id }
          : { kind, type: 'upsert', revision: row.revision, entity: structuredClone(row) },
      ) as EntityChange[]
      const last = changes.at(-1)?.revision ?? head
      const has_more = changes.length === limit && last < head
      const revision = has_more ? last : head
      return {
        changes,
        cursor: formatLogCursor({ epoch: `e${epoch}`, revision, base: from.base }),
        has_more,
        reset,
      }
    },
    trash: () => tasks(true).map((task) => ({ ...structuredClone(task), deleted_at: task.updated_at })),
    purge() {
      for (const [key, { row, isDeleted }] of entries)
        if (isDeleted) {
          purged = Math.max(purged, row.revision)
          entries.delete(key)
        }
    },
    epoch: () => `e${epoch}`,
    newEpoch() {
      epoch++
      head += GAP
    },
    backUp: () => void (saved = structuredClone({ entries, kept, head, purged })),
    restore() {
      if (saved === undefined) return
      ;({ entries, kept, head, purged } = structuredClone(saved))
      epoch++
      head += GAP
    },
    rows: () => [...entries.values()].filter(({ isDeleted }) => !isDeleted).map(({ row }) => row),
    isAlive,
    wasDone: (op_id) => kept.has(op_id),
    find: (key) => entries.get(key),
  }
}
