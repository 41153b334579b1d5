import { v5 } from 'uuid'

// Devices that complete the same task without a connection derive the same ids, so they make one next task.

/** Returns the id of the task that follows a completed one: uuid v5 of the name `next` in the namespace of the completed task. */
export function nextTaskId(completed_id: string): string {
  return v5('next', completed_id)
}

/** Returns the id of a subtask's copy: uuid v5 of the subtask's id in the namespace of the next task. */
export function nextSubtaskId(subtask_id: string, next_id: string): string {
  return v5(subtask_id, next_id)
}
