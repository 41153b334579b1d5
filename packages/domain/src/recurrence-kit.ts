export { nextSubtaskId, nextTaskId } from './tasks/recurrence/derived-ids.ts'
export { nextDue, startOf, type NextDue } from './tasks/recurrence/next-due.ts'
