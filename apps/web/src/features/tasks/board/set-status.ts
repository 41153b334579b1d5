import type { TaskActions } from '../data/task-actions.ts'
import type { Task } from '../data/task.ts'
import { statuses } from './board-columns.ts'

/** Changes the status of tasks by the action that names the change. */
export function setStatus(
  { complete, edit }: Pick<TaskActions, 'complete' | 'edit'>,
  tasks: readonly Task[],
  status: Task['status'],
): void {
  if (status === 'completed') complete(tasks, true)
  else edit(tasks, { status }, { kind: 'status' })
}

export function isStatus(text: string): text is Task['status'] {
  return statuses.some((status) => status === text)
}
