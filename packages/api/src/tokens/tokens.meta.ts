import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Access tokens']

export const create = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/access-tokens',
    operationId: 'createAccessToken',
    summary: 'Make a personal access token',
    description: 'The answer shows the token, this once. No access token can make another.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'ACCESS_TOKEN_LIMIT_REACHED'],
    examples: { request: { name: 'Backup', scopes: ['tasks:read'], expires_in_days: 30 } },
  },
} as const satisfies ProcedureMeta

export const list = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/access-tokens',
    operationId: 'listAccessTokens',
    summary: 'Your personal access tokens',
    description: 'Newest first, without the tokens themselves. Expired ones are listed for 30 days more.',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const revoke = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/access-tokens/{id}',
    operationId: 'revokeAccessToken',
    summary: 'Revoke a personal access token',
    tags,
  },
  rest: { status: 204, failures: ['ACCESS_TOKEN_NOT_FOUND'] },
} as const satisfies ProcedureMeta
