import type { ProcedureMeta } from '@taskwire/api/contracts'

const tags = ['User']
const refreshFailures = ['VALIDATION_FAILED', 'INVALID_REFRESH_TOKEN', 'REFRESH_TOKEN_EXPIRED'] as const

export const signup = {
  throttle: 'sign_up',
  openapi: {
    method: 'POST',
    path: '/user/signup',
    operationId: 'signup',
    summary: 'Create a new account',
    tags,
    protect: false,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN'],
    examples: { request: { name: 'dhaya', email: 'dhaya@gmail', password: '12345' } },
  },
} as const satisfies ProcedureMeta

export const login = {
  throttle: 'sign_in',
  openapi: {
    method: 'POST',
    path: '/user/login',
    operationId: 'login',
    summary: 'Authenticate and receive access and refresh tokens',
    tags,
    protect: false,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS', 'UNKNOWN_ACCOUNT'],
    examples: { request: { email: 'dhaya@gmail', password: '12345' } },
  },
} as const satisfies ProcedureMeta

export const logout = {
  openapi: {
    method: 'POST',
    path: '/user/logout',
    operationId: 'logout',
    summary: 'End the session behind a refresh token',
    tags,
    protect: false,
  },
  rest: { status: 200, failures: refreshFailures, examples: { request: { refresh_token: 'REFRESH_TOKEN' } } },
} as const satisfies ProcedureMeta

export const refreshToken = {
  throttle: 'refresh',
  openapi: {
    method: 'POST',
    path: '/user/refresh-token',
    operationId: 'refreshToken',
    summary: 'A new access token for a valid refresh token',
    tags,
    protect: false,
  },
  rest: { status: 200, failures: refreshFailures, examples: { request: { refresh_token: 'REFRESH_TOKEN' } } },
} as const satisfies ProcedureMeta
