import { entityKey, type Entity, type EntityKey } from '../../entities/rows.ts'
import { nextTaskId } from '../../tasks/recurrence/derived-ids.ts'
import type { Task } from '../../tasks/task.ts'
import { keyOf, keysOf, type Mutation } from '../mutation.ts'
import type { ModelClient } from './model-client.ts'

/** What a client showed before a step. */
export interface ShownBefore {
  readonly rows: ReadonlyMap<EntityKey, Entity>
  /** Rows whose deletion is queued, and that no other deletion took along. */
  readonly deletedAlone: ReadonlySet<EntityKey>
}

export function livingRows(client: ModelClient): Map<EntityKey, Entity> {
  return new Map(
    [...client.replica().shown].flatMap(([key, { living }]) => (living === null ? [] : [[key, living]])),
  )
}

export function lookBefore(client: ModelClient): ShownBefore {
  const { shown, state } = client.replica()
  const deletions = state.operations.filter(({ name }) => name === 'delete').map(keyOf)
  return {
    rows: livingRows(client),
    deletedAlone: new Set(deletions.filter((key) => shown.get(key)?.deletedWith === undefined)),
  }
}

function livingTasks(client: ModelClient): Task[] {
  return [...livingRows(client)].flatMap(([key, row]) => (key.startsWith('task:') ? [row as Task] : []))
}

/** Checks that an edit shows together with what it changes on other rows, and that nothing else comes back. */
export function checkCascade(client: ModelClient, mutation: Mutation, before: ShownBefore): void {
  const { kind, name, input } = mutation
  const tasks = livingTasks(client)
  const own = tasks.find(({ id }) => id === input.id)
  if (name === 'delete') {
    const left = tasks.find(({ list_id, parent_id, label_ids }) =>
      kind === 'list'
        ? list_id === input.id
        : kind === 'task'
          ? parent_id === input.id
          : label_ids.includes(input.id),
    )
    if (left !== undefined) throw new Error(`the deletion of a ${kind} leaves a task behind`)
  }
  if (kind === 'task' && own !== undefined) {
    const old = before.rows.get(keyOf(mutation)) as Task | undefined
    if (own.completed && old?.completed === false && own.recurrence !== null && own.due_date !== null) {
      const next = client.replica().shown.get(entityKey('task', nextTaskId(own.id)))
      if (own.next_id !== nextTaskId(own.id) || next === undefined)
        throw new Error('the next one of a repeating task does not show under its derived id')
    }
    const parent = tasks.find(({ id }) => id === own.parent_id)
    if (
      own.completed &&
      name === 'complete' &&
      tasks.some((task) => task.parent_id === own.id && !task.completed)
    )
      throw new Error('a completed task shows an open subtask')
    if (!own.completed && parent?.completed === true && name !== 'delete')
      throw new Error('an open subtask shows below a completed task')
  }
  if (kind === 'task' && name === 'update') checkLabels(own, mutation, before)
  if (name === 'restore')
    for (const key of livingRows(client).keys())
      if (key !== keyOf(mutation) && before.deletedAlone.has(key) && !before.rows.has(key))
        throw new Error('a restoration brings back what did not go with it')
}

/** Labels are merged as sets: an edit adds and removes only those that it names. */
function checkLabels(task: Task | undefined, { input }: Mutation, { rows }: ShownBefore): void {
  const { add_label_ids = [], remove_label_ids = [] } = input as {
    readonly add_label_ids?: readonly string[]
    readonly remove_label_ids?: readonly string[]
  }
  const old = rows.get(entityKey('task', input.id)) as Task | undefined
  if (task === undefined || old === undefined) return
  const wanted = [...old.label_ids, ...add_label_ids].filter((id) => !remove_label_ids.includes(id))
  if (!wanted.every((id) => task.label_ids.includes(id)))
    throw new Error('an edit of one label overwrites the others')
}

/** Checks that a response leaves the rows of a cascade as they were shown: none flickers until the log delivers it. */
export function checkResponse(client: ModelClient, mutation: Mutation, before: ShownBefore): void {
  const after = livingRows(client)
  for (const key of keysOf(mutation)) {
    if (key === keyOf(mutation)) continue
    const [old, now] = [before.rows.get(key) as Task | undefined, after.get(key) as Task | undefined]
    if ((old === undefined) !== (now === undefined) || old?.completed !== now?.completed)
      throw new Error('a cascade is seen in two parts')
  }
}
