import type { TaskPriority } from './task.ts'

/** The priority of a task that was given none. */
export const DEFAULT_PRIORITY: TaskPriority = 'medium'
