export { nextSubtaskId, nextTaskId } from './tasks/recurrence/derived-ids.ts'
export { nextDue, type NextDue } from './tasks/recurrence/next-due.ts'
export { resolveRecurrence } from './tasks/recurrence/resolve-recurrence.ts'
export { nextTask, skippedTo, type NextTask } from './tasks/recurrence/next-task.ts'
