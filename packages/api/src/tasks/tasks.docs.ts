import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Tasks']

export const list = {
  openapi: {
    method: 'GET',
    path: '/api/tasks',
    operationId: 'listTasks',
    summary: 'List tasks',
    description:
      'All of your tasks, or a page of them with `limit`; then the Link header leads to the next page.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED'],
  },
} as const satisfies ProcedureMeta

export const get = {
  openapi: { method: 'GET', path: '/api/tasks/{id}', operationId: 'getTask', summary: 'Get a task', tags },
  rest: { status: 200, failures: ['TASK_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const create = {
  openapi: {
    method: 'POST',
    path: '/api/tasks',
    operationId: 'createTask',
    summary: 'Create a task',
    description: 'With an `id` of your choice the request may be repeated: it makes one task.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'TASK_ID_USED', 'TASK_LIMIT_REACHED'],
    examples: { request: { title: 'New task', description: 'Task description (optional)' } },
  },
} as const satisfies ProcedureMeta

export const update = {
  openapi: {
    method: 'PUT',
    path: '/api/tasks/{id}',
    operationId: 'updateTask',
    summary: 'Update a task',
    description: 'Omitted means unchanged, null clears.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'TASK_NOT_FOUND'],
    examples: {
      request: { title: 'Updated task title', description: 'Updated description', completed: false },
    },
  },
} as const satisfies ProcedureMeta

export const complete = {
  openapi: {
    method: 'PATCH',
    path: '/api/tasks/{id}/complete',
    operationId: 'completeTask',
    summary: 'Complete or reopen a task',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'TASK_NOT_FOUND'],
    examples: { request: { completed: true } },
  },
} as const satisfies ProcedureMeta

export const remove = {
  openapi: {
    method: 'DELETE',
    path: '/api/tasks/{id}',
    operationId: 'deleteTask',
    summary: 'Delete a task',
    tags,
  },
  rest: { status: 204, failures: ['TASK_NOT_FOUND'] },
} as const satisfies ProcedureMeta
