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
    description: 'Signs nobody in; log in afterwards. Common passwords are refused.',
    tags,
    protect: false,
  },
  rest: { status: 201, failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN'], examples: { request: credentials } },
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
