import {
  DomainError,
  parseUuid,
  type BatchInput,
  type BatchOutput,
  type BatchItemResult,
  type CreateTaskInput,
  type EntityBatchInput,
  type EntityBatchResult,
  type Task,
} from '@taskwire/domain'
import type { BatchKind, BatchMutation } from '../sync/batch-kind.ts'
import { createTaskHeld, explainCreation } from './create-task.ts'
import { createTasks } from './create-tasks.ts'
import { lockTasks } from './task-locks.repository.ts'
import { toTask } from './task.row.ts'
import { deleteTaskHeld, restoreTaskHeld } from './trash.ts'
import { completeTaskHeld, toHold, updateTaskHeld } from './update-task.ts'

/** The mutations of tasks in a batch. */
export const taskBatch: BatchKind<'task'> = {
  path: 'tasks',
  run: {
    create: async (...call) => ({ entity: toTask(await createTaskHeld(...call)) }),
    update: async (...call) => ({ entity: toTask(await updateTaskHeld(...call)) }),
    complete: async (...call) => ({ entity: toTask(await completeTaskHeld(...call)) }),
    restore: async (...call) => ({ entity: toTask(await restoreTaskHeld(...call)) }),
    delete: async (...call) => ({ deleted: await deleteTaskHeld(...call) }),
  },
  locks: (user_id, mutations) => {
    const held = mutations.map(tasksOf)
    const relatives_of = held.flatMap((tasks) => idsIn(tasks.relatives_of))
    return [lockTasks(user_id, [...held.flatMap(({ ids }) => idsIn(ids)), ...relatives_of], relatives_of)]
  },
  creations: {
    // One statement makes tasks at the end of lists that don't repeat. A subtask may belong to a task of the same batch, and changes it.
    fits: ({ parent_id, position, recurrence }) =>
      typeof parent_id !== 'string' && position === undefined && recurrence == null,
    create: createTasks,
    existing: async (deps, actor, { id, input }) => {
      const task = await explainCreation(deps, actor, { ...input, id })
      if (task === undefined) throw new DomainError('UNAVAILABLE')
      return toTask(task)
    },
  },
}

/** The existing tasks that a mutation may change. */
function tasksOf({ op, input }: BatchMutation): { ids: readonly string[]; relatives_of: readonly string[] } {
  const { id = '', parent_id } = input as CreateTaskInput
  if (op === 'create') return { ids: typeof parent_id === 'string' ? [parent_id] : [], relatives_of: [] }
  return op === 'update' ? toHold({ ...input, id }) : { ids: [], relatives_of: [id] }
}

function idsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => parseUuid(text) ?? [])
}

/** The input of a batch of tasks in the form of a batch of any kinds. */
export function toEntityBatch({ commands, ...input }: BatchInput): EntityBatchInput {
  return { ...input, commands: commands.map((command) => ({ ...command, kind: 'task' })) }
}

/** The result of a batch of tasks in the form of `tasks.batch`. */
export function toTaskBatch({
  results,
  cursor,
}: {
  results: EntityBatchResult[]
  cursor: string
}): BatchOutput {
  return { results: results.map(toTaskResult), cursor }
}

function toTaskResult({ status, entity, saved, deleted, error }: EntityBatchResult): BatchItemResult {
  return {
    status,
    ...(entity !== undefined && { task: entity as Task }),
    ...(saved !== undefined && { saved }),
    ...(deleted !== undefined && { deleted }),
    ...(error !== undefined && { error }),
  }
}
