import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Lists']

export const list = {
  access: 'tasks:read',
  tools: [
    {
      name: 'list_lists',
      description:
        'Lists the lists of tasks, archived ones included. The Inbox is not a list: its tasks have no list_id.',
    },
  ],
  openapi: {
    method: 'GET',
    path: '/api/lists',
    operationId: 'listLists',
    summary: 'List lists',
    description: 'All of your lists in their order, archived ones included. The Inbox is not a list.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'], etag: 'log' },
} as const satisfies ProcedureMeta

export const get = {
  access: 'tasks:read',
  openapi: { method: 'GET', path: '/api/lists/{id}', operationId: 'getList', summary: 'Get a list', tags },
  rest: { status: 200, failures: ['LIST_NOT_FOUND'], etag: 'list' },
} as const satisfies ProcedureMeta

export const create = {
  access: 'tasks:write',
  tools: [
    {
      name: 'create_list',
      description: 'Creates a list of tasks.',
      fields: ['title', 'color', 'op_id'],
    },
  ],
  openapi: {
    method: 'POST',
    path: '/api/lists',
    operationId: 'createList',
    summary: 'Create a list',
    description: 'With an `id` of your choice the request may be repeated: it makes one list.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'LIST_ID_USED', 'LIST_LIMIT_REACHED', 'IDEMPOTENCY_KEY_REUSED'],
    etag: 'list',
    examples: { request: { title: 'Household', color: 'green' } },
  },
} as const satisfies ProcedureMeta

export const update = {
  access: 'tasks:write',
  openapi: {
    method: 'PUT',
    path: '/api/lists/{id}',
    operationId: 'updateList',
    summary: 'Update a list',
    description: 'Omitted fields stay unchanged, null clears.',
    tags,
  },
  rest: {
    status: 200,
    alias: { method: 'PATCH', operationId: 'patchList' },
    failures: ['VALIDATION_FAILED', 'LIST_NOT_FOUND', 'REVISION_CONFLICT', 'IDEMPOTENCY_KEY_REUSED'],
    etag: 'list',
    examples: { request: { title: 'House and garden', archived: false } },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'tasks:write',
  openapi: {
    method: 'DELETE',
    path: '/api/lists/{id}',
    operationId: 'deleteList',
    summary: 'Delete a list with its tasks',
    description:
      'Moves the tasks of the list and their subtasks to the trash. Restoring the list restores them.',
    tags,
  },
  rest: { status: 204, failures: ['VALIDATION_FAILED', 'LIST_NOT_FOUND', 'REVISION_CONFLICT'], etag: 'list' },
} as const satisfies ProcedureMeta

export const restore = {
  access: 'tasks:write',
  openapi: {
    method: 'POST',
    path: '/api/lists/{id}/restore',
    operationId: 'restoreList',
    summary: 'Restore a deleted list',
    description:
      'For 30 days after its deletion. Restores exactly the tasks that were deleted with the list, unless they were restored alone.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'VALIDATION_FAILED',
      'LIST_NOT_FOUND',
      'LIST_LIMIT_REACHED',
      'TASK_LIMIT_REACHED',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'list',
    examples: { request: { op_id: 'restore-0199aa00' } },
  },
} as const satisfies ProcedureMeta
