import type { ProcedureMeta } from '../trpc/meta.ts'
import * as tools from './task-tools.meta.ts'

const tags = ['Tasks']

/** Why a task can't get into a list or under a parent, or have a label. */
const placeFailures = [
  'LIST_NOT_FOUND',
  'LABEL_NOT_FOUND',
  'PARENT_NOT_FOUND',
  'PARENT_IS_SUBTASK',
  'SUBTASK_LIMIT_REACHED',
] as const

export const list = {
  access: 'tasks:read',
  tools: [tools.findTasks],
  openapi: {
    method: 'GET',
    path: '/api/tasks',
    operationId: 'listTasks',
    summary: 'List tasks',
    description:
      'All of your tasks, or a page of them with `limit`; then the Link header leads to the next page. Parameters that are not known are ignored and named in the header `x-ignored-parameters`.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'], etag: 'log' },
} as const satisfies ProcedureMeta

export const get = {
  access: 'tasks:read',
  tools: [tools.getTask],
  openapi: { method: 'GET', path: '/api/tasks/{id}', operationId: 'getTask', summary: 'Get a task', tags },
  rest: { status: 200, failures: ['TASK_NOT_FOUND'], etag: 'task' },
} as const satisfies ProcedureMeta

export const create = {
  access: 'tasks:add',
  tools: [tools.createTask],
  openapi: {
    method: 'POST',
    path: '/api/tasks',
    operationId: 'createTask',
    summary: 'Create a task',
    description:
      'With an `id` of your choice the request may be repeated: it makes one task. With `parent_id` it makes a subtask, which is in ' +
      'the list of its parent. An open subtask reopens a completed parent.',
    tags,
  },
  rest: {
    status: 201,
    failures: [
      'VALIDATION_FAILED',
      'TASK_ID_USED',
      'TASK_LIMIT_REACHED',
      ...placeFailures,
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { title: 'New task', description: 'Task description (optional)' } },
  },
} as const satisfies ProcedureMeta

export const quickAdd = {
  access: 'tasks:add',
  tools: [tools.addTask],
  openapi: {
    method: 'POST',
    path: '/api/tasks/quick-add',
    operationId: 'quickAddTask',
    summary: 'Create a task from one line',
    description:
      'Reads a due date ("tomorrow 9am", "next friday", "2026-12-24") and a priority ("!high", "p1") out of the line; the rest is the title. `#` and the title of a list puts the task there; `@` and a word gives it that label; a missing label is created, unless the access token may only add tasks. With `language: "de"` it reads German ("morgen 9 Uhr", "!hoch").',
    tags,
  },
  rest: {
    status: 201,
    failures: [
      'VALIDATION_FAILED',
      'TASK_ID_USED',
      'TASK_LIMIT_REACHED',
      'LABEL_LIMIT_REACHED',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { text: 'Pay rent tomorrow 9am !high', time_zone: 'Europe/Berlin' } },
  },
} as const satisfies ProcedureMeta

export const update = {
  access: 'tasks:write',
  tools: [tools.updateTask, tools.rescheduleTask],
  openapi: {
    method: 'PUT',
    path: '/api/tasks/{id}',
    operationId: 'updateTask',
    summary: 'Update a task',
    description:
      'What is omitted stays unchanged, null clears. A whole task may be sent back with one field changed: what equals the task is not looked at. ' +
      'Completing a task completes its open subtasks, and makes the next one of a repeating task: `next_id`. With `list_id` or `parent_id` the task moves to the end of the list or parent, ' +
      'unless it gets a `position`; with `parent_id: null` a subtask moves into the list of its parent.',
    tags,
  },
  rest: {
    status: 200,
    alias: { method: 'PATCH', operationId: 'patchTask' },
    failures: [
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      ...placeFailures,
      'TASK_LIMIT_REACHED',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: {
      request: { title: 'Updated task title', description: 'Updated description', completed: false },
    },
  },
} as const satisfies ProcedureMeta

export const complete = {
  access: 'tasks:write',
  tools: [tools.completeTask],
  openapi: {
    method: 'PATCH',
    path: '/api/tasks/{id}/complete',
    operationId: 'completeTask',
    summary: 'Complete, reopen or toggle a task',
    description:
      'Without a body the task is toggled; under an `Idempotency-Key` once, however often it is sent. Completing a task completes ' +
      'its open subtasks, and makes the next one of a repeating task: `next_id`. Reopening a subtask reopens its parent.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'TASK_LIMIT_REACHED',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { completed: true } },
  },
} as const satisfies ProcedureMeta

export const skip = {
  access: 'tasks:write',
  openapi: {
    method: 'POST',
    path: '/api/tasks/{id}/skip',
    operationId: 'skipTask',
    summary: 'Skip an occurrence of a repeating task',
    description:
      'Moves the due date to the next occurrence and makes no other task. Occurrences that have passed are skipped too.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'NO_NEXT_OCCURRENCE',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: {} },
  },
} as const satisfies ProcedureMeta

export const move = {
  access: 'tasks:write',
  openapi: {
    method: 'POST',
    path: '/api/tasks/{id}/move',
    operationId: 'moveTask',
    summary: 'Move a task',
    description:
      'Into a list or under a parent, before or after a task there; to the end without a neighbour. Without `list_id` and ' +
      '`parent_id` the task moves to where its neighbour is. Other tasks get new positions only where there is no room.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'LIST_NOT_FOUND',
      'PARENT_NOT_FOUND',
      'PARENT_IS_SUBTASK',
      'SUBTASK_LIMIT_REACHED',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { list_id: null } },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'tasks:write',
  tools: [tools.deleteTask],
  openapi: {
    method: 'DELETE',
    path: '/api/tasks/{id}',
    operationId: 'deleteTask',
    summary: 'Delete a task',
    description: 'With its subtasks.',
    tags,
  },
  rest: { status: 204, failures: ['VALIDATION_FAILED', 'TASK_NOT_FOUND', 'REVISION_CONFLICT'], etag: 'task' },
} as const satisfies ProcedureMeta
