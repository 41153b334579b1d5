import type { TaskPriority } from './task.ts'

/** The priority of a task that is created without one. */
export const DEFAULT_PRIORITY: TaskPriority = 'medium'
