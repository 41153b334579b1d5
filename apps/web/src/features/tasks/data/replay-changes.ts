import { newTask, patchTask } from '@taskwire/domain'
import type { Task, TaskChange } from './task-change.ts'

/**
 * The tasks as they will stand once the changes are confirmed. A change that is dropped from the list leaves no trace:
 * that is what rolling back is. The rules are those of the server.
 */
export function replayChanges(confirmed: readonly Task[], changes: readonly TaskChange[]): readonly Task[] {
  if (changes.length === 0) return confirmed
  const tasks = new Map(confirmed.map((task) => [task.id, task]))
  for (const change of changes) apply(tasks, change)
  return [...tasks.values()]
}

function apply(tasks: Map<string, Task>, change: TaskChange): void {
  const task = tasks.get(change.id)
  switch (change.kind) {
    case 'create':
      // The list may know the task already, by another answer than that to the change.
      if (task === undefined) tasks.set(change.id, newTask(unplaced(change.id), change.input, change.at))
      return
    case 'delete':
      tasks.delete(change.id)
      return
    case 'update':
      if (task !== undefined) tasks.set(task.id, patchTask(task, change.patch, change.at, task.revision))
      return
    case 'complete': {
      const patch = { completed: change.completed }
      if (task !== undefined) tasks.set(task.id, patchTask(task, patch, change.at, task.revision))
    }
  }
}

/** What only the server gives a task. */
function unplaced(id: string) {
  return { id, number: 0, user_id: '', revision: 0 }
}
