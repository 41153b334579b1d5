import type { ProcedureMeta } from '@taskwire/api/contracts'

const auth = ['Authentication']
const tags = ['Tasks']
const credentials = { email: 'user@example.com', password: 'securePassword123' }
const ownFailures = ['TASK_NOT_FOUND', 'TASK_NOT_YOURS'] as const

export const signup = {
  throttle: 'sign_up',
  openapi: {
    method: 'POST',
    path: '/auth/signup',
    operationId: 'signup',
    summary: 'Register a new user account',
    tags: auth,
    protect: false,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN'], examples: { request: credentials } },
} as const satisfies ProcedureMeta

export const login = {
  throttle: 'sign_in',
  openapi: {
    method: 'POST',
    path: '/auth/login',
    operationId: 'login',
    summary: 'Authenticate a user and return a token',
    tags: auth,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS'],
    examples: { request: credentials },
  },
} as const satisfies ProcedureMeta

export const list = {
  access: 'tasks:read',
  openapi: {
    method: 'GET',
    path: '/tasks',
    operationId: 'listTasks',
    summary: 'All tasks of the user',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'], etag: 'log' },
} as const satisfies ProcedureMeta

export const create = {
  access: 'tasks:add',
  openapi: { method: 'POST', path: '/tasks', operationId: 'createTask', summary: 'Create a task', tags },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'TASK_LIMIT_REACHED', 'IDEMPOTENCY_KEY_REUSED'],
    etag: 'task',
    examples: {
      request: {
        title: 'New task',
        description: 'Task description',
        is_completed: false,
        due_date: '2026-12-31T23:59:59Z',
      },
    },
  },
} as const satisfies ProcedureMeta

export const get = {
  access: 'tasks:read',
  openapi: { method: 'GET', path: '/tasks/{id}', operationId: 'getTask', summary: 'One task', tags },
  rest: { status: 200, failures: ownFailures, etag: 'task' },
} as const satisfies ProcedureMeta

export const update = {
  access: 'tasks:write',
  openapi: {
    method: 'PUT',
    path: '/tasks/{id}',
    operationId: 'updateTask',
    summary: 'Update a task',
    description:
      'What is omitted stays unchanged, null clears. A whole task may be sent back with one field changed: what equals the task is not looked at.',
    tags,
  },
  rest: {
    status: 200,
    twin: { method: 'PATCH', operationId: 'patchTask' },
    failures: ['VALIDATION_FAILED', ...ownFailures, 'REVISION_CONFLICT', 'IDEMPOTENCY_KEY_REUSED'],
    etag: 'task',
    examples: {
      request: {
        title: 'Updated task',
        description: 'Updated description',
        is_completed: true,
        due_date: '2026-12-31T23:59:59Z',
      },
    },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'tasks:write',
  openapi: {
    method: 'DELETE',
    path: '/tasks/{id}',
    operationId: 'deleteTask',
    summary: 'Delete a task',
    tags,
  },
  rest: { status: 204, failures: [...ownFailures, 'REVISION_CONFLICT'], etag: 'task' },
} as const satisfies ProcedureMeta
