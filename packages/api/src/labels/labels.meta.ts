import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Labels']

export const list = {
  access: 'tasks:read',
  tools: [{ name: 'list_labels', description: 'Lists the labels that tasks may carry.' }],
  openapi: {
    method: 'GET',
    path: '/api/labels',
    operationId: 'listLabels',
    summary: 'List labels',
    description: 'All of your labels in their order.',
    tags,
  },
  rest: { status: 200, etag: 'log' },
} as const satisfies ProcedureMeta

export const get = {
  access: 'tasks:read',
  openapi: { method: 'GET', path: '/api/labels/{id}', operationId: 'getLabel', summary: 'Get a label', tags },
  rest: { status: 200, failures: ['LABEL_NOT_FOUND'], etag: 'label' },
} as const satisfies ProcedureMeta

export const create = {
  access: 'tasks:write',
  tools: [
    {
      name: 'create_label',
      description: 'Creates a label that tasks of any list may carry.',
      fields: ['name', 'color', 'op_id'],
    },
  ],
  openapi: {
    method: 'POST',
    path: '/api/labels',
    operationId: 'createLabel',
    summary: 'Create a label',
    description: 'With an `id` of your choice the request may be repeated: it makes one label.',
    tags,
  },
  rest: {
    status: 201,
    failures: [
      'VALIDATION_FAILED',
      'LABEL_ID_USED',
      'LABEL_NAME_TAKEN',
      'LABEL_LIMIT_REACHED',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'label',
    examples: { request: { name: 'urgent', color: 'red' } },
  },
} as const satisfies ProcedureMeta

export const update = {
  access: 'tasks:write',
  openapi: {
    method: 'PUT',
    path: '/api/labels/{id}',
    operationId: 'updateLabel',
    summary: 'Update a label',
    description: 'Omitted fields stay unchanged, null clears.',
    tags,
  },
  rest: {
    status: 200,
    alias: { method: 'PATCH', operationId: 'patchLabel' },
    failures: [
      'VALIDATION_FAILED',
      'LABEL_NOT_FOUND',
      'LABEL_NAME_TAKEN',
      'REVISION_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'label',
    examples: { request: { color: 'orange' } },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'tasks:write',
  openapi: {
    method: 'DELETE',
    path: '/api/labels/{id}',
    operationId: 'deleteLabel',
    summary: 'Delete a label',
    description: 'Takes the label off its tasks.',
    tags,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'LABEL_NOT_FOUND', 'REVISION_CONFLICT'],
    etag: 'label',
  },
} as const satisfies ProcedureMeta
