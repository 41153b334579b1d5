import type { ProcedureMeta } from '../../trpc/meta.ts'

const tags = ['Account']
const token = '3sJ8mQZ2v0cX5bN7yK1pL4tR6wF9dG2hA8eU0iO3zVs'

export const verifyEmail = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/verify-email',
    operationId: 'verifyEmail',
    summary: 'Confirm an e-mail address',
    description: 'With the token of the link that registering mailed. It works once, within an hour.',
    tags,
    protect: false,
  },
  rest: { status: 204, failures: ['VALIDATION_FAILED', 'INVALID_LINK'], examples: { request: { token } } },
} as const satisfies ProcedureMeta

export const resendVerification = {
  access: 'session',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/resend-verification',
    operationId: 'resendVerification',
    summary: 'Mail the link to confirm the address again',
    description: 'At most one a minute is sent, and none to an address that is confirmed already.',
    tags,
  },
  rest: { status: 204, failures: ['MAIL_UNAVAILABLE'] },
} as const satisfies ProcedureMeta

export const requestPasswordReset = {
  throttle: 'reset',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/request-password-reset',
    operationId: 'requestPasswordReset',
    summary: 'Mail a link to choose a new password',
    description:
      'The answer does not tell whether the address belongs to an account. At most one link a minute is sent to it.',
    tags,
    protect: false,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'MAIL_UNAVAILABLE'],
    examples: { request: { email: 'user@example.com' } },
  },
} as const satisfies ProcedureMeta

export const resetPassword = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/reset-password',
    operationId: 'resetPassword',
    summary: 'Choose a new password',
    description:
      'With the token of a mailed link, which works once, within an hour. Every device is signed out, personal access tokens are revoked, and other pending links end; log in afterwards.',
    tags,
    protect: false,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'INVALID_LINK'],
    examples: { request: { token, password: 'SecurePassword123!' } },
  },
} as const satisfies ProcedureMeta

export const confirmEmailChange = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/confirm-email-change',
    operationId: 'confirmEmailChange',
    summary: 'Confirm a new e-mail address',
    description:
      'With the token of the link that was mailed to it. It works once, within an hour. Signs every device out but the one that asked for the change, and mails the old address a link that restores it.',
    tags,
    protect: false,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'INVALID_LINK', 'EMAIL_TAKEN'],
    examples: { request: { token } },
  },
} as const satisfies ProcedureMeta

export const restoreEmail = {
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/auth/restore-email',
    operationId: 'restoreEmail',
    summary: 'Restore an earlier e-mail address',
    description:
      'With the token of the link that was mailed to the old address when it was changed, and a new password. It works once, within 7 days, also after later changes of address or password. Every device is signed out, personal access tokens are revoked, and other pending links end; log in afterwards. When another account has taken the address meanwhile, the link stays valid: reset the password of that account, change its address or delete it, and use the link again.',
    tags,
    protect: false,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'INVALID_LINK', 'EMAIL_TAKEN'],
    examples: { request: { token, password: 'SecurePassword123!' } },
  },
} as const satisfies ProcedureMeta
