import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Account']
const password = 'SecurePassword123!'

export const updateProfile = {
  access: 'session',
  openapi: {
    method: 'PATCH',
    path: '/api/account',
    operationId: 'updateProfile',
    summary: 'Change your profile',
    description: 'What is omitted stays as it is; null takes it away.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'USERNAME_TAKEN'],
    examples: { request: { name: 'Ada Lovelace', username: 'ada' } },
  },
} as const satisfies ProcedureMeta

export const changePassword = {
  access: 'session',
  noBatch: true,
  openapi: {
    method: 'PUT',
    path: '/api/account/password',
    operationId: 'changePassword',
    summary: 'Change the password',
    description: 'Signs every other device out; this one stays.',
    tags,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED'],
    examples: { request: { current_password: password, new_password: 'a quiet green harbour' } },
  },
} as const satisfies ProcedureMeta

export const changeEmail = {
  access: 'session',
  noBatch: true,
  openapi: {
    method: 'PUT',
    path: '/api/account/email',
    operationId: 'changeEmail',
    summary: 'Change the e-mail address',
    description: 'Mails a link to the new address; the old one stays, and is told, until the link is used.',
    tags,
  },
  rest: {
    status: 204,
    failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN', 'MAIL_UNAVAILABLE'],
    examples: { request: { password, new_email: 'ada@example.com' } },
  },
} as const satisfies ProcedureMeta

export const deleteAccount = {
  access: 'session',
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/account/delete',
    operationId: 'deleteAccount',
    summary: 'Delete the account',
    description: 'With every task, at once and for good. The e-mail is free again.',
    tags,
  },
  rest: { status: 204, failures: ['VALIDATION_FAILED', 'LAST_ADMIN'], examples: { request: { password } } },
} as const satisfies ProcedureMeta

export const exportAccount = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/account/export',
    operationId: 'exportAccount',
    summary: 'Everything that is kept of you, as a file',
    description: 'Profile, sessions, activity, lists, labels and tasks; deleted ones are not in it.',
    tags,
  },
  rest: { status: 200, download: 'taskwire-account.json' },
} as const satisfies ProcedureMeta

export const activity = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/account/activity',
    operationId: 'listActivity',
    summary: 'What happened to the account',
    description:
      'Sign-ins, failed ones too, and changes to the account with when and from where, newest first; kept for 90 days. The Link header leads to the next page.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta
