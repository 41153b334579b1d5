import { DomainError, type Actor, type CreateTaskInput, type Recurrence } from '@taskwire/domain'
import { resolveRecurrence } from '@taskwire/domain/recurrence'
import type { Import, ImportedTask } from '@taskwire/domain/transfer'
import type { Deps } from '../deps.ts'
import { inLogTransaction } from '../sync/log-transaction.ts'
import { createTaskHeld } from '../tasks/create-task.ts'
import { createSubtasks, createTasks } from '../tasks/create-tasks.ts'
import { lockTasks } from '../tasks/task-locks.repository.ts'
import { importedId } from './import-ids.ts'
import { findImported } from './imports.repository.ts'
import { placesFor, type Places } from './import-places.ts'

/** Tasks of one transaction, as many as a batch has: the statement counts up the positions of one list step by step. */
const SLICE = 100

interface Written {
  /** The places of the tasks that the account has now. */
  readonly written: readonly number[]
  readonly warnings: Import['warnings']
}

interface Seed {
  /** Tasks of imports with one seed have the same ids. */
  readonly seed: string
  /** Whether tasks that were deleted come back, with other ids. */
  readonly revives: boolean
  /** When the file was read. All tasks are as old, so that their ids decide on their order. */
  readonly now: string
}

/**
 * Writes the tasks of an import, in slices that each are one transaction: lists and labels, then top-level tasks, then subtasks.
 * Tasks of an earlier import with the same seed stay as they are. Once the account is full the other tasks are left out.
 */
export async function writeImport(deps: Deps, actor: Actor, read: Import, seed: Seed): Promise<Written> {
  const { now } = seed
  const { places, warnings } = await placesFor(deps, actor, read.tasks)
  const { ids, existing } = await idsFor(deps, actor, read.tasks.length, seed)
  const written = new Set<number>(existing)
  const order = [...read.tasks.keys()].filter((place) => !written.has(place))
  const isSubtask = (place: number) => read.tasks[place]?.parent !== undefined
  for (const level of [order.filter((place) => !isSubtask(place)), order.filter(isSubtask)])
    for (let start = 0; start < level.length; start += SLICE) {
      const slice = level
        .slice(start, start + SLICE)
        .filter((place) => parentIsThere(read.tasks[place], written))
      const made = await writeSlice(
        deps,
        actor,
        slice,
        (place) => inputOf(read.tasks[place], place, ids, places),
        now,
      )
      for (const place of made) written.add(place)
      // The account is full.
      if (made.length < slice.length) break
    }
  const all = [...written].toSorted((a, b) => a - b)
  const earlier: Import['warnings'] =
    existing.length === 0
      ? []
      : [{ code: 'already_imported', count: existing.length, lines: [], moreLines: 0 }]
  return { written: all, warnings: [...warnings, ...earlier] }
}

function parentIsThere(task: ImportedTask | undefined, written: ReadonlySet<number>): boolean {
  return task?.parent === undefined || written.has(task.parent)
}

/** Derives the id of each task. `existing` are the places of tasks that an earlier import has made. */
async function idsFor(
  { db }: Deps,
  { user_id }: Actor,
  count: number,
  { seed, revives }: Omit<Seed, 'now'>,
): Promise<{ ids: readonly string[]; existing: readonly number[] }> {
  const ids = Array.from({ length: count }, (_, place) => importedId(seed, place, 0))
  const existing: number[] = []
  let open = [...ids.keys()]
  for (let generation = 1; open.length > 0; generation += 1) {
    const found = await findImported(db, { user_id, ids: open.map((place) => ids[place] ?? '') })
    const states = new Map(found.map(({ id, is_deleted }) => [id, is_deleted]))
    const deleted: number[] = []
    for (const place of open) {
      const isDeleted = states.get(ids[place] ?? '')
      if (isDeleted === false || (isDeleted === true && !revives)) existing.push(place)
      if (isDeleted !== true || !revives) continue
      ids[place] = importedId(seed, place, generation)
      deleted.push(place)
    }
    open = deleted
  }
  return { ids, existing }
}

type Creation = CreateTaskInput & { readonly id: string }

function inputOf(
  task: ImportedTask | undefined,
  place: number,
  ids: readonly string[],
  places: Places,
): Creation {
  if (task === undefined) throw new DomainError('INTERNAL')
  const { list, labels = [], parent, ...fields } = task
  return {
    ...fields,
    id: ids[place] ?? '',
    label_ids: labels.flatMap((name) => places.label(name) ?? []),
    ...(parent === undefined
      ? { list_id: list === undefined ? null : (places.list(list) ?? null) }
      : { parent_id: ids[parent] ?? '' }),
  }
}

/** The rule was checked when the file was read. */
function recurrenceOf({ recurrence, due_date = null }: Creation): Recurrence | null {
  return recurrence == null ? null : resolveRecurrence(recurrence, null, due_date, 'UTC')
}

/** Writes tasks in one transaction. Returns the places of those that the account has room for. */
async function writeSlice(
  deps: Deps,
  actor: Actor,
  slice: readonly number[],
  input: (place: number) => Creation,
  now: string,
): Promise<number[]> {
  const tasks = slice.map((place) => ({ place, input: input(place) }))
  const parents = [...new Set(tasks.flatMap(({ input: { parent_id } }) => parent_id ?? []))]
  const reach = { locks: [lockTasks(actor.user_id, parents, [])], keys: [] }
  const { result } = await inLogTransaction(deps, actor, reach, async (log) => {
    const held: Deps = { ...log.deps, now: () => now }
    const subtasks = tasks.flatMap(({ input: { parent_id, ...each } }) =>
      typeof parent_id === 'string' ? [{ ...each, parent_id }] : [],
    )
    // A slice has tasks of one level.
    const made =
      subtasks.length > 0
        ? await createSubtasks(held, actor, subtasks)
        : await createTasks(
            held,
            actor,
            tasks.map(({ input: each }) => ({
              id: each.id,
              input: each,
              key: undefined,
              recurrence: recurrenceOf(each),
            })),
          )
    const rest = tasks.filter(({ input: { id } }) => !made.has(id))
    const places = tasks.filter(({ input: { id } }) => made.has(id)).map(({ place }) => place)
    return [...places, ...(await writeSingly(held, actor, rest))]
  })
  return result
}

/** What another request may have changed since the import began. */
const gone = new Set([
  'LIST_NOT_FOUND',
  'LABEL_NOT_FOUND',
  'PARENT_NOT_FOUND',
  'PARENT_IS_SUBTASK',
  'SUBTASK_LIMIT_REACHED',
])

/**
 * Writes tasks that the statement for many left out, such as an open subtask of a task that was completed meanwhile. A task whose list,
 * label or parent was deleted meanwhile goes to the Inbox.
 */
async function writeSingly(
  deps: Deps,
  actor: Actor,
  tasks: readonly { readonly place: number; readonly input: Creation }[],
): Promise<number[]> {
  const places: number[] = []
  for (const { place, input } of tasks) {
    try {
      const { list_id: _list, parent_id: _parent, label_ids: _labels, ...bare } = input
      await createTaskHeld(deps, actor, input).catch((error: unknown) => {
        if (!(error instanceof DomainError) || !gone.has(error.code)) throw error
        return createTaskHeld(deps, actor, bare)
      })
      places.push(place)
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TASK_LIMIT_REACHED') return places
      throw error
    }
  }
  return places
}
