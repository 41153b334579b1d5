import { newTask, patchTask } from '../../tasks/task-rules.ts'
import type { Task } from '../../tasks/task.ts'
import type { DeletedTask } from '../../tasks/trash.ts'
import type { Change, ChangePage } from '../change.ts'
import { formatLogCursor, mustReset, parseLogCursor } from '../cursor.ts'
import type { Mutation } from '../mutation.ts'
import type { MutationResult } from '../settle.ts'
import type { Refusal } from '../state.ts'

interface Entry {
  task: Task
  isDeleted: boolean
  title_revision: number
  description_revision: number
}

export type Outcome =
  | { readonly result: MutationResult }
  | { readonly refusal: Refusal }
  /** The request belongs to another epoch than the log. */
  | { readonly isElsewhere: true }

/** A model of the server's log: one counter, idempotent requests, conditional texts, tombstones, an epoch. */
export interface ModelServer {
  /** Runs a mutation; with an epoch, only in that epoch. */
  handle(mutation: Mutation, epoch?: string): Outcome
  page(cursor: string | undefined, limit: number): ChangePage
  trash(): DeletedTask[]
  purge(): void
  readonly epoch: () => string
  newEpoch(): void
  backUp(): void
  /** Restores the last backup, if there is one: later writes are lost. */
  restore(): void
  readonly tasks: () => Task[]
  readonly isAlive: (id: string) => boolean
  readonly wasDone: (op_id: string) => boolean
  readonly find: (id: string) => Task | undefined
}

/** After a restore the log continues far above all lost revisions. */
const GAP = 10_000

export function createModelServer(): ModelServer {
  let entries = new Map<string, Entry>()
  let kept = new Map<string, { fingerprint: string; outcome: Outcome }>()
  let saved: { entries: typeof entries; kept: typeof kept; head: number; purged: number } | undefined
  let epoch = 1
  let head = 0
  let purged = 0

  const refuse = (code: Refusal['code'], current?: Task): Outcome => ({
    refusal: { code, message: code, issues: [], ...(current !== undefined && { current }) },
  })
  const log = () => [...entries.values()].toSorted((a, b) => a.task.revision - b.task.revision)

  const run = ({ name, input, at }: Mutation): Outcome => {
    const entry = entries.get(input.id)
    if (name === 'create') {
      if (entry?.isDeleted === true) return refuse('TASK_ID_USED')
      if (entry !== undefined) return { result: entry.task }
      const task = newTask({ id: input.id, number: ++head, user_id: 'user', revision: head }, input, at)
      entries.set(input.id, { task, isDeleted: false, title_revision: head, description_revision: head })
      return { result: task }
    }
    if (name === 'restore') {
      if (entry === undefined) return refuse('TASK_NOT_FOUND')
      if (!entry.isDeleted) return { result: entry.task }
      Object.assign(entry, { isDeleted: false, task: { ...entry.task, revision: ++head } })
      return { result: entry.task }
    }
    if (entry === undefined || entry.isDeleted) return refuse('TASK_NOT_FOUND')
    if (name === 'delete') {
      Object.assign(entry, { isDeleted: true, task: { ...entry.task, revision: ++head } })
      return { result: { id: input.id, revision: head } }
    }
    const { title, description, base_revision = head } = name === 'update' ? input : {}
    const isNewTitle = title !== undefined && title !== entry.task.title
    const isNewDescription = description !== undefined && description !== entry.task.description
    if (
      (isNewTitle && entry.title_revision > base_revision) ||
      (isNewDescription && entry.description_revision > base_revision)
    )
      return refuse('REVISION_CONFLICT', entry.task)
    entry.task = patchTask(
      entry.task,
      name === 'complete' ? { completed: input.completed } : input,
      at,
      ++head,
    )
    if (isNewTitle) entry.title_revision = head
    if (isNewDescription) entry.description_revision = head
    return { result: entry.task }
  }

  return {
    handle(mutation, sentIn) {
      if (sentIn !== undefined && sentIn !== `e${epoch}`) return { isElsewhere: true }
      const { op_id, name, input } = mutation
      // The base revision is no part of the request's fingerprint.
      const fingerprint = JSON.stringify([name, { ...input, base_revision: undefined }])
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
        .filter(({ task, isDeleted }) => task.revision > from.revision && !(reset && isDeleted))
        .slice(0, limit)
      const changes = found.map(({ task, isDeleted }): Change =>
        isDeleted
          ? { type: 'delete', revision: task.revision, id: task.id }
          : { type: 'upsert', revision: task.revision, task: structuredClone(task) },
      )
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
    trash: () =>
      [...entries.values()].flatMap(({ task, isDeleted }) =>
        isDeleted ? { ...structuredClone(task), deleted_at: task.updated_at } : [],
      ),
    purge() {
      for (const { task, isDeleted } of entries.values())
        if (isDeleted) {
          purged = Math.max(purged, task.revision)
          entries.delete(task.id)
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
    tasks: () => [...entries.values()].filter(({ isDeleted }) => !isDeleted).map(({ task }) => task),
    isAlive: (id) => entries.get(id)?.isDeleted === false,
    wasDone: (op_id) => kept.has(op_id),
    find: (id) => entries.get(id)?.task,
  }
}
