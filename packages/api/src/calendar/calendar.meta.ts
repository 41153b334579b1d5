import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Calendar']

export const show = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/calendar',
    operationId: 'getCalendar',
    summary: 'Whether you have a calendar feed',
    description: 'Without the address: it is shown once, by the call that makes it.',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const create = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/calendar',
    operationId: 'createCalendar',
    summary: 'Make or renew the address of your calendar feed',
    description:
      'The answer shows the address, this once. An earlier address stops working. Anyone who knows the address can read your open tasks that have a due date, and nothing else.',
    tags,
  },
  rest: { status: 201 },
} as const satisfies ProcedureMeta

export const revoke = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/calendar',
    operationId: 'revokeCalendar',
    summary: 'End your calendar feed',
    description: 'Its address stops working at once. Succeeds without a feed too.',
    tags,
  },
  rest: { status: 204 },
} as const satisfies ProcedureMeta
