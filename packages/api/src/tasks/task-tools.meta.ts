import type { ToolFacts } from '../trpc/meta.ts'

const changeable = [
  'title',
  'description',
  'status',
  'priority',
  'due_date',
  'recurrence',
  'reminders',
  'list_id',
  'parent_id',
] as const

export const findTasks = {
  name: 'find_tasks',
  description:
    'Finds tasks by text, status, due date, priority, list, parent or label, a page at a time. Without filters it returns the newest ' +
    'tasks, completed ones included. For what is open and due soon use completed: false with sort: due_date.',
  fields: [
    'search',
    'completed',
    'status',
    'priority',
    'due_before',
    'due_after',
    'list_id',
    'parent_id',
    'label_id',
    'sort',
    'order',
    'limit',
    'cursor',
  ],
  defaults: { limit: 25 },
} as const satisfies ToolFacts

export const getTask = {
  name: 'get_task',
  description: 'Returns one task with all of its fields.',
} as const satisfies ToolFacts

export const addTask = {
  name: 'add_task',
  description:
    'Creates a task from one line as a person would type it: "Pay rent tomorrow 9am !high #Home @bills every month". Reads the due ' +
    'date, repetition, priority, list (#) and labels (@); the rest is the title. Use create_task for exact fields.',
} as const satisfies ToolFacts

export const createTask = {
  name: 'create_task',
  description:
    'Creates a task from exact fields: nothing is read out of the title. With parent_id it makes a subtask.',
  fields: ['id', ...changeable, 'label_ids', 'op_id'],
} as const satisfies ToolFacts

export const updateTask = {
  name: 'update_task',
  description:
    'Changes the named fields of a task. Omitted fields stay unchanged; null clears. Pass base_revision, the revision that you read, ' +
    'so that the text of another device is not overwritten.',
  fields: ['id', ...changeable, 'add_label_ids', 'remove_label_ids', 'base_revision', 'op_id'],
  isDestructive: true,
  isIdempotent: true,
} as const satisfies ToolFacts

export const rescheduleTask = {
  name: 'reschedule_task',
  description:
    'Moves a task to another due date: a calendar date such as 2027-03-01, or an instant such as 2027-03-01T09:00:00+01:00. ' +
    'null removes the date.',
  fields: ['id', 'due_date', 'op_id'],
  isDestructive: true,
  isIdempotent: true,
} as const satisfies ToolFacts

export const completeTask = {
  name: 'complete_task',
  description:
    'Completes a task and its open subtasks; completed: false reopens it. Completing a repeating task creates its next one: next_id.',
  fields: ['id', 'completed', 'op_id'],
  defaults: { completed: true },
  isIdempotent: true,
} as const satisfies ToolFacts

export const deleteTask = {
  name: 'delete_task',
  description:
    'Moves a task with its subtasks to the trash, from which restore_task brings it back for 30 days.',
  fields: ['id', 'op_id'],
  isDestructive: true,
  isIdempotent: true,
} as const satisfies ToolFacts

export const restoreTask = {
  name: 'restore_task',
  description: 'Brings a deleted task back from the trash, with the subtasks that were deleted with it.',
  isIdempotent: true,
} as const satisfies ToolFacts
