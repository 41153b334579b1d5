import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Reminders']

export const list = {
  access: 'tasks:read',
  openapi: {
    method: 'GET',
    path: '/api/reminders',
    operationId: 'listReminders',
    summary: 'The last reminders',
    description:
      'Delivered ones, and missed ones that were over for more than a day when the server could deliver them; newest first, for 30 days.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta

export const act = {
  openapi: {
    protect: false,
    method: 'POST',
    path: '/api/reminders/act',
    operationId: 'actOnReminder',
    summary: 'Complete or snooze a task from its notification',
    description:
      'Takes the token of the notification instead of an access token, so that the service worker can call it without an open page. All notifications of one reminder together have one effect.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'INVALID_LINK', 'TASK_NOT_FOUND', 'IDEMPOTENCY_KEY_REUSED'],
    examples: {
      request: { token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6InJlbWluZGVyK2p3dCJ9.e30.c2ln', action: 'snooze' },
    },
  },
} as const satisfies ProcedureMeta
