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

export const sessions = {
  openapi: {
    method: 'GET',
    path: '/api/admin/users/{id}/sessions',
    operationId: 'listUserSessions',
    summary: 'Where a user is signed in',
    description: 'The last used first.',
    tags,
  },
  rest: { status: 200, failures: ['USER_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const endSession = {
  openapi: {
    method: 'DELETE',
    path: '/api/admin/users/{id}/sessions/{session_id}',
    operationId: 'endUserSession',
    summary: 'End a session of a user',
    description: 'Its tokens are refused from then on, and its streams and sockets are closed.',
    tags,
  },
  rest: { status: 204, failures: ['USER_NOT_FOUND', 'SESSION_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const accessTokens = {
  openapi: {
    method: 'GET',
    path: '/api/admin/users/{id}/access-tokens',
    operationId: 'listUserAccessTokens',
    summary: 'The personal access tokens of a user',
    description: 'Newest first, without the tokens themselves.',
    tags,
  },
  rest: { status: 200, failures: ['USER_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const revokeAccessToken = {
  openapi: {
    method: 'DELETE',
    path: '/api/admin/users/{id}/access-tokens/{token_id}',
    operationId: 'revokeUserAccessToken',
    summary: 'Revoke a personal access token of a user',
    tags,
  },
  rest: { status: 204, failures: ['USER_NOT_FOUND', 'ACCESS_TOKEN_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const endAccess = {
  openapi: {
    method: 'POST',
    path: '/api/admin/users/{id}/end-access',
    operationId: 'endUserAccess',
    summary: 'Sign a user out everywhere',
    description:
      'Ends every session, personal access token and mailed link of the user, who may sign in again. Returns how many sessions ended.',
    tags,
  },
  rest: { status: 200, failures: ['USER_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const deleteUser = {
  openapi: {
    method: 'DELETE',
    path: '/api/admin/users/{id}',
    operationId: 'deleteUser',
    summary: 'Delete a user',
    description:
      'With every task, at once and for good, and mails the person. Only the person can export the data, so let them do so before.',
    tags,
  },
  rest: { status: 204, failures: ['USER_NOT_FOUND', 'LAST_ADMIN'] },
} as const satisfies ProcedureMeta
