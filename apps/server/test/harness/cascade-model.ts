import type { LogReader } from '@taskwire/api/testing'

/** A write of a list, a label or a task that may be sent any number of times. */
export interface EntityWrite {
  /** The procedure, such as `lists.delete`. */
  readonly path: string
  readonly input: {
    readonly id: string
    readonly op_id: string
    readonly title?: string
    readonly name?: string
    readonly completed?: boolean
    readonly list_id?: string | null
    readonly parent_id?: string
    readonly label_ids?: readonly string[]
    readonly add_label_ids?: readonly string[]
  }
}

export interface AcknowledgedWrite {
  readonly write: EntityWrite
  readonly revision: number
}

interface ModelTask {
  readonly title: string
  readonly completed: boolean
  readonly list_id: string | null
  readonly parent_id: string | null
  readonly label_ids: readonly string[]
}

interface Row {
  isDeleted: boolean
}

interface TaskRow extends Row {
  readonly id: string
  task: ModelTask
  deleted_with: string | null
}

/** The rows that a write changes before and after its own, in the order of their revisions. */
interface Cascade {
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

const sortedIds = (rows: readonly TaskRow[]) => rows.map(({ id }) => id).toSorted()

/** Lists, labels and tasks by the rules of their cascades. */
function createModel() {
  const places = new Map<string, Row>()
  const tasks = new Map<string, TaskRow>()
  const living = () => [...tasks.values()].filter(({ isDeleted }) => !isDeleted)
  const subtasksOf = (id: string) => living().filter(({ task }) => task.parent_id === id)
  const isLiving = (id: string | null) => id !== null && places.get(id)?.isDeleted === false
  const set = (row: TaskRow, change: Partial<ModelTask>) => {
    row.task = { ...row.task, ...change }
  }
  const remove = (row: TaskRow, deleted_with: string | null) => {
    row.isDeleted = true
    row.deleted_with = deleted_with
  }
  /** Brings back what went with a list or a task. */
  const bringBack = (id: string, isOf: (row: TaskRow) => boolean) => {
    const rows = [...tasks.values()].filter((row) => row.deleted_with === id && isOf(row))
    for (const row of rows) Object.assign(row, { isDeleted: false, deleted_with: null })
    return rows
  }
  /** A completed task with an open subtask is open again. */
  const reopenParent = ({ task }: TaskRow): string[] => {
    const parent = task.completed || task.parent_id === null ? undefined : tasks.get(task.parent_id)
    if (parent?.task.completed !== true) return []
    set(parent, { completed: false })
    return [parent.id]
  }
  const rowOf = (id: string, isDeleted = false): TaskRow => {
    const row = tasks.get(id)
    if (row === undefined || row.isDeleted !== isDeleted) throw new Error(`A write of ${id} was acknowledged`)
    return row
  }
  const createPlace = ({ id }: { readonly id: string }) => {
    places.set(id, { isDeleted: false })
    return {}
  }
  const carriersOf = (label: string) => living().filter(({ task }) => task.label_ids.includes(label))

  const apply: Readonly<Record<string, (input: EntityWrite['input']) => Cascade | undefined>> = {
    'lists.create': createPlace,
    'labels.create': createPlace,
    'lists.delete'({ id }) {
      const rows = living().filter(({ task }) => task.list_id === id)
      const below = rows.flatMap((row) => subtasksOf(row.id))
      for (const row of below) remove(row, row.task.parent_id)
      for (const row of rows) remove(row, id)
      places.set(id, { isDeleted: true })
      return { before: [...sortedIds(below), ...sortedIds(rows)] }
    },
    'lists.restore'({ id }) {
      if (isLiving(id)) return undefined
      places.set(id, { isDeleted: false })
      const rows = bringBack(id, ({ task }) => task.list_id === id)
      const below = rows.flatMap((row) => bringBack(row.id, ({ task }) => task.parent_id === row.id))
      return { after: [...sortedIds(rows), ...sortedIds(below)] }
    },
    'labels.delete'({ id }) {
      const before = sortedIds(carriersOf(id))
      for (const row of tasks.values())
        set(row, { label_ids: row.task.label_ids.filter((each) => each !== id) })
      places.set(id, { isDeleted: true })
      return { before }
    },
    'tasks.create'({ id, title = '', list_id = null, parent_id = null, label_ids = [] }) {
      const task = { title, completed: false, list_id, parent_id, label_ids }
      const row = { id, task, isDeleted: false, deleted_with: null }
      tasks.set(id, row)
      return { before: reopenParent(row) }
    },
    'tasks.update'({ id, title, list_id, add_label_ids = [] }) {
      const row = rowOf(id)
      const label_ids = [...new Set([...row.task.label_ids, ...add_label_ids])]
      set(row, {
        title: title ?? row.task.title,
        list_id: list_id === undefined ? row.task.list_id : list_id,
        label_ids,
      })
      return {}
    },
    'tasks.complete'({ id, completed = true }) {
      const row = rowOf(id)
      const open = completed ? subtasksOf(id).filter(({ task }) => !task.completed) : []
      for (const each of [row, ...open]) set(each, { completed })
      return { before: [...sortedIds(open), ...reopenParent(row)] }
    },
    'tasks.delete'({ id }) {
      const row = rowOf(id)
      const before = sortedIds(subtasksOf(id))
      for (const each of before) remove(rowOf(each), id)
      remove(row, null)
      return { before }
    },
    'tasks.restore'({ id }) {
      if (tasks.get(id)?.isDeleted === false) return undefined
      const row = rowOf(id, true)
      Object.assign(row, { isDeleted: false, deleted_with: null })
      const parent = row.task.parent_id === null ? undefined : tasks.get(row.task.parent_id)
      if (parent?.isDeleted === true) set(row, { parent_id: null, list_id: parent.task.list_id })
      if (!isLiving(row.task.list_id)) set(row, { list_id: null })
      const after = sortedIds(bringBack(id, ({ task }) => task.parent_id === id))
      return { before: reopenParent(row), after }
    },
  }
  return {
    apply,
    living,
    livingPlaces: () => [...places].flatMap(([id, row]) => (row.isDeleted ? [] : [id])),
  }
}

/** What the log must contain after these writes. */
export interface Expected {
  /** The id of the row that each revision changed. */
  readonly ids: ReadonlyMap<number, string>
  readonly tasks: Readonly<Record<string, ModelTask>>
  /** The ids of lists and labels. */
  readonly places: readonly string[]
}

/** Replays the writes in the order of their revisions. Throws when two writes took the same revision, or one took two. */
export function replay(writes: readonly AcknowledgedWrite[]): Expected {
  const model = createModel()
  const ids = new Map<number, string>()
  const done = new Set<string>()
  const note = (revision: number, id: string) => {
    if (ids.has(revision)) throw new Error(`Two writes took revision ${revision}`)
    ids.set(revision, id)
  }
  for (const { write, revision } of inOrder(writes)) {
    const cascade = model.apply[write.path]?.(write.input)
    // A restore of what isn't deleted returns the revision of another write.
    if (cascade === undefined) continue
    const { id: own, op_id } = write.input
    if (done.has(op_id)) throw new Error(`${write.path} of ${own} was done twice`)
    done.add(op_id)
    const { before = [], after = [] } = cascade
    for (const [n, id] of [...before, own, ...after].entries()) note(revision - before.length + n, id)
  }
  return {
    ids,
    tasks: Object.fromEntries(
      model
        .living()
        .map(({ id, task }) => [id, stateOf(task)])
        .toSorted(),
    ),
    places: model.livingPlaces().toSorted(),
  }
}

/** Each write once, and restores after the write whose revision they may have returned. */
function inOrder(writes: readonly AcknowledgedWrite[]): AcknowledgedWrite[] {
  const distinct = new Map(writes.map((each) => [`${each.write.input.op_id} ${each.revision}`, each]))
  const late = ({ write }: AcknowledgedWrite) => (write.path.endsWith('.restore') ? 1 : 0)
  return [...distinct.values()].toSorted((a, b) => a.revision - b.revision || late(a) - late(b))
}

/** The part of a task that the model knows. */
function stateOf({ title, completed, list_id, parent_id, label_ids }: ModelTask): ModelTask {
  return { title, completed, list_id, parent_id, label_ids: label_ids.toSorted() }
}

/** The same of a reader. */
export function readState({ rows }: LogReader): Pick<Expected, 'tasks' | 'places'> {
  return {
    tasks: Object.fromEntries([...rows.task].map(([id, task]) => [id, stateOf(task)] as const).toSorted()),
    places: [...rows.list.keys(), ...rows.label.keys()].toSorted(),
  }
}

/** Makes a reader throw when it is up to date and has seen half of a cascade. */
export function refuseHalves(reader: LogReader): LogReader {
  const take = reader.take.bind(reader)
  reader.take = (page) => {
    take(page)
    if (!page.has_more) for (const half of halvesOf(reader)) throw new Error(`half a cascade: ${half}`)
  }
  return reader
}

function* halvesOf({ rows: { task: tasks, list: lists, label: labels } }: LogReader): Generator<string> {
  for (const { id, list_id, parent_id, label_ids, completed } of tasks.values()) {
    if (list_id !== null && !lists.has(list_id)) yield `${id} is in a deleted list`
    if (label_ids.some((label) => !labels.has(label))) yield `${id} has a deleted label`
    if (parent_id === null) continue
    const parent = tasks.get(parent_id)
    if (parent === undefined) yield `${id} has a deleted parent`
    else if (parent.completed && !completed) yield `${id} is open below a completed task`
  }
}
