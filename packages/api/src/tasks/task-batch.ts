import {
  parseUuid,
  type BatchInput,
  type BatchOutput,
  type ChangePage,
  type BatchItemResult,
  type EntityBatchInput,
  type EntityBatchResult,
  type EntityChangePage,
  type Task,
} from '@taskwire/domain'
import type { BatchKind } from '../sync/batch-kind.ts'
import { createTask, existingTask } from './create-task.ts'
import { createTasks } from './create-tasks.ts'
import { lockTasks } from './task-locks.repository.ts'
import { toTask } from './task.row.ts'
import { deleteTask, restoreTask } from './trash.ts'
import { completeTask, updateTask } from './update-task.ts'

/** The mutations of tasks in a batch. */
export const taskBatch: BatchKind<'task'> = {
  path: 'tasks',
  run: {
    create: async (...call) => ({ entity: toTask(await createTask(...call)) }),
    update: async (...call) => ({ entity: toTask(await updateTask(...call)) }),
    complete: async (...call) => ({ entity: toTask(await completeTask(...call)) }),
    restore: async (...call) => ({ entity: toTask(await restoreTask(...call)) }),
    delete: async (...call) => ({ deleted: await deleteTask(...call) }),
  },
  locks: (user_id, mutations) => [
    lockTasks(
      user_id,
      mutations.flatMap(({ op, input }) => (op === 'create' ? [] : (parseUuid(input.id ?? '') ?? []))),
    ),
  ],
  creations: {
    create: createTasks,
    existing: async (...call) => toTask(await existingTask(...call)),
  },
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

/** A page with the changes of tasks in the form of `tasks.changes`. */
export function toTaskPage({ changes, ...page }: EntityChangePage): ChangePage {
  return {
    changes: changes.map((change) =>
      change.type === 'delete'
        ? { type: 'delete', revision: change.revision, id: change.id }
        : { type: 'upsert', revision: change.revision, task: change.entity as Task },
    ),
    ...page,
  }
}
