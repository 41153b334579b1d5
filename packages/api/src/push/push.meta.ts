import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Reminders']

export const key = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/push/key',
    operationId: 'getPushKey',
    summary: 'The key that a browser subscribes with',
    description: 'The server’s public VAPID key, for `applicationServerKey`.',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const subscribe = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/push/subscriptions',
    operationId: 'subscribeToPush',
    summary: 'Notify this browser of reminders',
    description:
      'Takes what `PushSubscription.toJSON()` returns. The subscription ends with the session. An endpoint that is known is renewed, and moves to this account.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'PUSH_LIMIT_REACHED'],
    examples: {
      request: {
        endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
        keys: {
          p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg',
        },
      },
    },
  },
} as const satisfies ProcedureMeta

export const list = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/push/subscriptions',
    operationId: 'listPushSubscriptions',
    summary: 'The browsers that are notified',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const test = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/push/subscriptions/{id}/test',
    operationId: 'testPushSubscription',
    summary: 'Send a test notification to a browser',
    description:
      'Sends `{ "type": "test" }`, encrypted like every notification, and returns what the push service responded. A test is not retried. Ten a minute.',
    tags,
  },
  rest: { status: 200, failures: ['PUSH_SUBSCRIPTION_NOT_FOUND', 'TOO_MANY_REQUESTS'] },
} as const satisfies ProcedureMeta

export const unsubscribe = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/push/subscriptions/{id}',
    operationId: 'unsubscribeFromPush',
    summary: 'Stop notifying a browser',
    tags,
  },
  rest: { status: 204, failures: ['PUSH_SUBSCRIPTION_NOT_FOUND'] },
} as const satisfies ProcedureMeta
