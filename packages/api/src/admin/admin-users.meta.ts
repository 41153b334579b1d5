import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Admin']

export const list = {
  openapi: {
    method: 'GET',
    path: '/api/admin/users',
    operationId: 'listUsers',
    summary: 'List users',
    description: 'Newest first, a page at a time; the Link header leads to the next one.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta

export const setRole = {
  openapi: {
    method: 'PUT',
    path: '/api/admin/users/{id}/role',
    operationId: 'setUserRole',
    summary: 'Make a user an admin, or one no longer',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'USER_NOT_FOUND', 'LAST_ADMIN'],
    examples: { request: { role: 'admin' } },
  },
} as const satisfies ProcedureMeta

export const deactivate = {
  openapi: {
    method: 'POST',
    path: '/api/admin/users/{id}/deactivate',
    operationId: 'deactivateUser',
    summary: 'Shut a user out',
    description: 'Ends the sessions and access tokens of the user for good. The tasks stay.',
    tags,
  },
  rest: { status: 200, failures: ['USER_NOT_FOUND', 'LAST_ADMIN'] },
} as const satisfies ProcedureMeta

export const reactivate = {
  openapi: {
    method: 'POST',
    path: '/api/admin/users/{id}/reactivate',
    operationId: 'reactivateUser',
    summary: 'Let a deactivated user sign in again',
    tags,
  },
  rest: { status: 200, failures: ['USER_NOT_FOUND'] },
} as const satisfies ProcedureMeta
