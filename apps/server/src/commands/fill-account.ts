import type { Deps } from '@taskwire/api'
import {
  createLabel,
  createList,
  createTask,
  listLabels,
  listLists,
  listPage,
  updateList,
  updateTask,
} from '@taskwire/api/contracts'
import {
  DomainError,
  nameKey,
  type Actor,
  type CreateTaskInput,
  type DomainErrorCode,
} from '@taskwire/domain'
import { v5 } from 'uuid'
import type { DemoData, DemoLabel, DemoList, DemoSubtask, DemoTask } from './demo-data.ts'

/** The numbers of tasks of a run: added, already present, and deleted earlier, which stay deleted. */
export interface Filled {
  readonly added: number
  readonly kept: number
  readonly deleted: number
}

/** A write at its own moment. */
interface Step {
  readonly at: string
  readonly run: (deps: Deps) => Promise<unknown>
}

/**
 * Replays the history of the data through the use cases, each step at its own moment, so that every write takes a
 * revision in the usual way. Lists, labels and tasks have the same ids at each run, so existing ones stay unchanged.
 */
export async function fillAccount(
  deps: Deps,
  actor: Actor,
  data: DemoData,
  onProgress: (done: number) => void,
): Promise<Filled> {
  const { listIds, archiveSteps } = await addLists(deps, actor, data.lists)
  const labelIds = await addLabels(deps, actor, data.labels)
  const present = new Set(await listPage({ deps, actor }, {}, ({ id }) => id))
  const count = { added: 0, kept: 0, deleted: 0 }
  const ids = idsOf(data.tasks)
  const steps = data.tasks.flatMap((task, index) => {
    const id = ids[index] as string
    const { title, description, priority, due_date, position } = task
    const list_id = task.list === undefined ? undefined : listIds.get(task.list)
    const label_ids = task.labels.flatMap((name) => labelIds.get(name) ?? [])
    return [
      ...taskSteps(task, { id, title, description, priority, due_date, position, list_id, label_ids }),
      ...task.subtasks.flatMap((part) =>
        taskSteps(part, { id: v5(part.title, id), title: part.title, parent_id: id }),
      ),
    ]
  })
  await play(deps, [...steps, ...archiveSteps])
  return count

  function taskSteps(
    { created_at, started_at = null, completed_at }: DemoSubtask & Partial<DemoTask>,
    input: CreateTaskInput & { readonly id: string },
  ): Step[] {
    let outcome: keyof Filled
    const create = async (at: Deps) => {
      if (present.has(input.id)) outcome = 'kept'
      else
        outcome = (await createdUnless(CANNOT_RETURN, () => createTask(at, actor, input)))
          ? 'added'
          : 'deleted'
      count[outcome] += 1
      onProgress(count.added + count.kept + count.deleted)
    }
    const become = (status: 'in_progress' | 'completed') => async (at: Deps) => {
      if (outcome === 'added') await updateTask(at, actor, { id: input.id, status })
    }
    return [
      { at: created_at, run: create },
      ...(started_at === null ? [] : [{ at: started_at, run: become('in_progress') }]),
      ...(completed_at === null ? [] : [{ at: completed_at, run: become('completed') }]),
    ]
  }
}

/** The steps in the order of their moments; steps of one moment stay in their order. */
async function play(deps: Deps, steps: readonly Step[]): Promise<void> {
  for (const { at, run } of steps.toSorted((a, b) => a.at.localeCompare(b.at)))
    await run({ ...deps, now: () => at })
}

/** Adds the lists that are missing. A list that was deleted stays so, and its tasks with it. */
async function addLists(deps: Deps, actor: Actor, lists: readonly DemoList[]) {
  const present = new Set((await listLists({ deps, actor }, {})).map(({ id }) => id))
  const listIds = new Map<string, string>()
  const archiveSteps: Step[] = []
  for (const { title, color, created_at, archived_at } of lists) {
    const id = v5(`list ${title}`, NAMESPACE)
    const at = { ...deps, now: () => created_at }
    if (!present.has(id)) {
      if (!(await createdUnless(['LIST_ID_USED'], () => createList(at, actor, { id, title, color }))))
        continue
      if (archived_at !== null)
        archiveSteps.push({ at: archived_at, run: (then) => updateList(then, actor, { id, archived: true }) })
    }
    listIds.set(title, id)
  }
  return { listIds, archiveSteps }
}

/** Adds the labels that are missing, and takes a label of the same name for one. A label that was deleted stays so. */
async function addLabels(deps: Deps, actor: Actor, labels: readonly DemoLabel[]) {
  const present = new Map((await listLabels({ deps, actor })).map(({ id, name }) => [nameKey(name), id]))
  const labelIds = new Map<string, string>()
  for (const { name, color, created_at } of labels) {
    const id = present.get(nameKey(name)) ?? v5(`label ${name}`, NAMESPACE)
    const at = { ...deps, now: () => created_at }
    const isThere =
      present.has(nameKey(name)) ||
      (await createdUnless(['LABEL_ID_USED'], () => createLabel(at, actor, { id, name, color })))
    if (isThere) labelIds.set(name, id)
  }
  return labelIds
}

/** Why a task that was deleted, or whose task was, is not added again. */
const CANNOT_RETURN = ['TASK_ID_USED', 'PARENT_NOT_FOUND', 'PARENT_IS_SUBTASK'] as const

/** Returns whether the creation succeeded; false when it failed with one of the codes. */
async function createdUnless(
  codes: readonly DomainErrorCode[],
  create: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await create()
    return true
  } catch (error) {
    if (error instanceof DomainError && codes.includes(error.code)) return false
    throw error
  }
}

const NAMESPACE = '6f6c1a52-6a0c-4f0e-9d35-1c3c7f1f5b0e'

/** An id for each title, and a different one for each repetition. */
function idsOf(tasks: readonly DemoTask[]): string[] {
  const times = new Map<string, number>()
  return tasks.map(({ title }) => {
    const time = times.get(title) ?? 0
    times.set(title, time + 1)
    return v5(`${title} ${time}`, NAMESPACE)
  })
}
