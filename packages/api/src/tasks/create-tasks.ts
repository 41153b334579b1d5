import { MAX_SUBTASKS, type Actor, type CreateTaskInput, type Recurrence, type Task } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Creation } from '../sync/batch-kind.ts'
import { newRow } from './create-task.ts'
import { insertTasks, type TaskToInsert } from './task-sets.repository.ts'
import { insertSubtasks, type SubtaskToInsert } from './subtasks.repository.ts'
import { toTask } from './task.row.ts'

/**
 * Creates tasks of different ids in one statement, in a transaction that has locked the log. Returns the created tasks by id. For
 * each missing one `explainCreation` returns the task or throws the reason. The `recurrence` of an input is left out: a creation brings
 * the one that was checked.
 */
export async function createTasks(
  deps: Deps,
  actor: Actor,
  creations: readonly (Creation<'task'> & { readonly recurrence?: Recurrence | null })[],
): Promise<ReadonlyMap<string, Task>> {
  const tasks = creations.map(({ id, input, key, recurrence = null }, place): TaskToInsert => ({
    ...newRow(input, deps.now()),
    recurrence,
    place,
    id,
    key: key?.key ?? null,
    fingerprint: key?.fingerprint ?? null,
  }))
  const rows = await insertTasks(deps.db, {
    user_id: actor.user_id,
    tasks: JSON.stringify(tasks satisfies TaskToInsert[]),
    max_tasks: deps.policy.maxTasksPerUser,
  })
  if (rows.length > 0) deps.wakeBus.wake(actor.user_id)
  return new Map(rows.map((row) => [row.id, toTask(row)]))
}

/** Creates subtasks of different ids in one statement, as `createTasks`, in a transaction that has locked the parents too. */
export async function createSubtasks(
  deps: Deps,
  actor: Actor,
  creations: readonly (CreateTaskInput & { readonly id: string; readonly parent_id: string })[],
): Promise<ReadonlyMap<string, Task>> {
  const tasks = creations.map((input, place): SubtaskToInsert => {
    const { list_id: _none, ...row } = newRow(input, deps.now())
    return { ...row, place, id: input.id, parent_id: input.parent_id }
  })
  const rows = await insertSubtasks(deps.db, {
    user_id: actor.user_id,
    tasks: JSON.stringify(tasks),
    max_tasks: deps.policy.maxTasksPerUser,
    max_subtasks: MAX_SUBTASKS,
  })
  if (rows.length > 0) deps.wakeBus.wake(actor.user_id)
  return new Map(rows.map((row) => [row.id, toTask(row)]))
}
