import type { ProcedureMeta } from '@taskwire/api/contracts'

const auth = ['Authentication']
const tags = ['Tasks']
const due_date = '2023-12-31T10:00:00Z'
const credentials = { email: 'user@example.com', password: 'securePassword123' }

export const signup = {
  throttle: 'sign_up',
  openapi: {
    method: 'POST',
    path: '/api/auth/signup',
    operationId: 'signup',
    summary: 'Register a new account and receive a token',
    tags: auth,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN'],
    statusOf: { VALIDATION_FAILED: 400 },
    examples: { request: { ...credentials, confirm_password: credentials.password } },
  },
} as const satisfies ProcedureMeta

export const signin = {
  throttle: 'sign_in',
  openapi: {
    method: 'POST',
    path: '/api/auth/signin',
    operationId: 'signin',
    summary: 'Authenticate and receive tokens',
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
    path: '/api/{user_id}/tasks',
    operationId: 'listTasks',
    summary: 'All tasks of the user',
    tags,
  },
  rest: { status: 200, failures: ['NOT_YOUR_PATH', 'VALIDATION_FAILED'], etag: 'log' },
} as const satisfies ProcedureMeta

export const create = {
  access: 'tasks:add',
  openapi: {
    method: 'POST',
    path: '/api/{user_id}/tasks',
    operationId: 'createTask',
    summary: 'Create a task',
    tags,
  },
  rest: {
    status: 201,
    failures: ['NOT_YOUR_PATH', 'VALIDATION_FAILED', 'TASK_LIMIT_REACHED', 'IDEMPOTENCY_KEY_REUSED'],
    etag: 'task',
    statusOf: { VALIDATION_FAILED: 400, TASK_LIMIT_REACHED: 400 },
    examples: {
      request: {
        title: 'New task',
        description: 'Task description (optional)',
        status: 'pending',
        priority: 'medium',
        due_date,
      },
    },
  },
} as const satisfies ProcedureMeta

export const get = {
  access: 'tasks:read',
  openapi: {
    method: 'GET',
    path: '/api/{user_id}/tasks/{id}',
    operationId: 'getTask',
    summary: 'One task',
    tags,
  },
  rest: { status: 200, failures: ['NOT_YOUR_PATH', 'TASK_NOT_FOUND'], etag: 'task' },
} as const satisfies ProcedureMeta

export const update = {
  access: 'tasks:write',
  openapi: {
    method: 'PUT',
    path: '/api/{user_id}/tasks/{id}',
    operationId: 'updateTask',
    summary: 'Update a task',
    description:
      'What is omitted stays unchanged, null clears. A whole task may be sent back with one field changed: what equals the task is not looked at.',
    tags,
  },
  rest: {
    status: 200,
    twin: { method: 'PATCH', operationId: 'patchTask' },
    failures: [
      'NOT_YOUR_PATH',
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: {
      request: {
        title: 'Updated task title',
        description: 'Updated description',
        status: 'in_progress',
        priority: 'high',
        due_date,
      },
    },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'tasks:write',
  openapi: {
    method: 'DELETE',
    path: '/api/{user_id}/tasks/{id}',
    operationId: 'deleteTask',
    summary: 'Delete a task',
    tags,
  },
  rest: { status: 204, failures: ['NOT_YOUR_PATH', 'TASK_NOT_FOUND', 'REVISION_CONFLICT'], etag: 'task' },
} as const satisfies ProcedureMeta

export const complete = {
  access: 'tasks:write',
  openapi: {
    method: 'PATCH',
    path: '/api/{user_id}/tasks/{id}/complete',
    operationId: 'completeTask',
    summary: 'Mark a task as completed, reopen it, or toggle it',
    description:
      'Without a body the task is toggled; under an `Idempotency-Key` once, however often it is sent.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'NOT_YOUR_PATH',
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { completed: true } },
  },
} as const satisfies ProcedureMeta
