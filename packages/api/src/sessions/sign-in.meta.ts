import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Account']
const credentials = { email: 'user@example.com', password: 'SecurePassword123!' }

export const login = {
  throttle: 'sign_in',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/login',
    operationId: 'login',
    summary: 'Log in',
    description:
      'Answers an access token for the Authorization header of every other call: for 24 hours, or, with a `transport`, for 15 minutes and with a refresh token.',
    tags,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS', 'FORBIDDEN'],
    examples: { request: credentials },
  },
} as const satisfies ProcedureMeta

export const refresh = {
  throttle: 'refresh',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/refresh',
    operationId: 'refresh',
    summary: 'Go on with a session',
    description:
      'A new access token and, in the place of the refresh token given, a new one. The old one answers the same for 30 seconds more; used after that it ends the session.',
    tags,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_REFRESH_TOKEN', 'REFRESH_TOKEN_EXPIRED', 'FORBIDDEN'],
    examples: { request: { refresh_token: 'REFRESH_TOKEN' } },
  },
} as const satisfies ProcedureMeta

export const logout = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/logout',
    operationId: 'logout',
    summary: 'Log out',
    description:
      'Ends the session of the access token in the header and of the refresh token; none of them is valid afterwards, whatever they were before.',
    tags,
    protect: false,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'UNAUTHENTICATED', 'FORBIDDEN'],
    examples: { request: { refresh_token: 'REFRESH_TOKEN' } },
  },
} as const satisfies ProcedureMeta
