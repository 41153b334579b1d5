import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Account']
const credentials = { email: 'user@example.com', password: 'SecurePassword123!' }

export const register = {
  alone: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/register',
    operationId: 'register',
    summary: 'Register an account',
    description: 'Signs nobody in; log in afterwards. Common passwords are refused.',
    tags,
    protect: false,
  },
  rest: { status: 201, failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN'], examples: { request: credentials } },
} as const satisfies ProcedureMeta

export const login = {
  alone: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/login',
    operationId: 'login',
    summary: 'Log in',
    description: 'Answers an access token for the Authorization header of every other call.',
    tags,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS'],
    examples: { request: credentials },
  },
} as const satisfies ProcedureMeta

export const me = {
  openapi: {
    method: 'GET',
    path: '/api/auth/me',
    operationId: 'me',
    summary: 'The account behind the access token',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta
