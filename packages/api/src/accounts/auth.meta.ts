import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Account']
const credentials = { email: 'user@example.com', password: 'SecurePassword123!' }

export const register = {
  throttle: 'sign_up',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/register',
    operationId: 'register',
    summary: 'Register an account',
    description:
      'Signs nobody in; log in afterwards. Common passwords are refused. A server may require an invitation, or take no new accounts.',
    tags,
    protect: false,
  },
  rest: {
    status: 201,
    failures: [
      'VALIDATION_FAILED',
      'EMAIL_TAKEN',
      'REGISTRATION_CLOSED',
      'INVITE_REQUIRED',
      'INVALID_INVITE',
    ],
    examples: { request: credentials },
  },
} as const satisfies ProcedureMeta

export const registration = {
  openapi: {
    method: 'GET',
    path: '/api/auth/registration',
    operationId: 'registration',
    summary: 'Who can register on this server',
    description: 'open: anybody. invite: people with an invitation. closed: nobody.',
    tags,
    protect: false,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const checkInvite = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/check-invite',
    operationId: 'checkInvite',
    summary: 'Whether an invitation can be used',
    description: 'Does not use it.',
    tags,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED'],
    examples: { request: { token: '3sJ8mQZ2v0cX5bN7yK1pL4tR6wF9dG2hA8eU0iO3zVs' } },
  },
} as const satisfies ProcedureMeta

export const me = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/auth/me',
    operationId: 'me',
    summary: 'The account behind the access token',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta
