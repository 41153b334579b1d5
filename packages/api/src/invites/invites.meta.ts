import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Admin']

export const list = {
  openapi: {
    method: 'GET',
    path: '/api/admin/invites',
    operationId: 'listInvites',
    summary: 'List invitations',
    description: 'Newest first, used and expired ones for 30 days. The Link header leads to the next page.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta

export const create = {
  openapi: {
    method: 'POST',
    path: '/api/admin/invites',
    operationId: 'createInvite',
    summary: 'Invite a person to register',
    description:
      'Returns the link, which works once and is shown only here. An invitation for an address is mailed to it as well, when this server sends mail.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED'],
    examples: { request: { email: 'user@example.com', expires_in_days: 7 } },
  },
} as const satisfies ProcedureMeta

export const withdraw = {
  openapi: {
    method: 'DELETE',
    path: '/api/admin/invites/{id}',
    operationId: 'withdrawInvite',
    summary: 'Withdraw an unused invitation',
    tags,
  },
  rest: { status: 204, failures: ['INVITE_NOT_FOUND'] },
} as const satisfies ProcedureMeta
