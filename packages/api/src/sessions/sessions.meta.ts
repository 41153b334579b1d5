import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Sessions']

export const list = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/sessions',
    operationId: 'listSessions',
    summary: 'Where the account is signed in',
    description: 'The last used first.',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const revoke = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/sessions/{id}',
    operationId: 'revokeSession',
    summary: 'End a session',
    description: 'Its tokens are refused from then on, and its streams and sockets are closed.',
    tags,
  },
  rest: { status: 204, failures: ['SESSION_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const revokeOthers = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/sessions',
    operationId: 'revokeOtherSessions',
    summary: 'End every session but this one',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta
