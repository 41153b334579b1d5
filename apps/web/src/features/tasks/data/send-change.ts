import { taskwireError, type TaskwireClient } from '@taskwire/client'
import type { Task, TaskChange } from './task-change.ts'

/** Carries a change out and answers the task as it now stands; null when it is gone. */
export async function sendChange({ tasks }: TaskwireClient, change: TaskChange): Promise<Task | null> {
  switch (change.kind) {
    case 'create':
      return tasks.create.mutate(change.input)
    case 'update':
      return tasks.update.mutate({ ...change.patch, id: change.id })
    case 'complete':
      return tasks.complete.mutate({ id: change.id, completed: change.completed })
    case 'delete':
      try {
        await tasks.delete.mutate({ id: change.id })
      } catch (error) {
        // Gone is gone: an earlier try may have been carried out without its answer reaching us.
        if (taskwireError(error)?.code !== 'TASK_NOT_FOUND') throw error
      }
      return null
  }
}
