import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Webhooks']

// Sessions alone: what a webhook sends must not outlive the token that made it.

const secretExample = 'https://hooks.example.com/taskwire'

export const create = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/webhooks',
    operationId: 'createWebhook',
    summary: 'Create a webhook',
    description:
      'It is sent every later change of your tasks, lists and labels, in order. The response shows the secret that signs the deliveries, this once. An account can have 20 webhooks.',
    tags,
  },
  rest: {
    status: 201,
    failures: ['VALIDATION_FAILED', 'WEBHOOK_LIMIT_REACHED'],
    examples: { request: { url: secretExample, kinds: ['task'] } },
  },
} as const satisfies ProcedureMeta

export const list = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/webhooks',
    operationId: 'listWebhooks',
    summary: 'Your webhooks',
    description: 'Newest first, without their secrets.',
    tags,
  },
  rest: { status: 200 },
} as const satisfies ProcedureMeta

export const update = {
  access: 'session',
  openapi: {
    method: 'PATCH',
    path: '/api/webhooks/{id}',
    operationId: 'updateWebhook',
    summary: 'Change, pause or resume a webhook',
    description:
      'A paused webhook keeps its place in the log and continues there. `"status": "active"` also retries a failed delivery at once.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'WEBHOOK_NOT_FOUND'],
    examples: { request: { status: 'paused' } },
  },
} as const satisfies ProcedureMeta

export const remove = {
  access: 'session',
  openapi: {
    method: 'DELETE',
    path: '/api/webhooks/{id}',
    operationId: 'deleteWebhook',
    summary: 'Delete a webhook',
    tags,
  },
  rest: { status: 204, failures: ['WEBHOOK_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const test = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/webhooks/{id}/test',
    operationId: 'testWebhook',
    summary: 'Send a test to a webhook',
    description:
      'Sends `{ "type": "test", "user_id": "…" }`, signed like every delivery, and returns what the receiver responded. A test is not retried. Ten a minute.',
    tags,
  },
  rest: { status: 200, failures: ['WEBHOOK_NOT_FOUND', 'TOO_MANY_REQUESTS'] },
} as const satisfies ProcedureMeta

export const deliveries = {
  access: 'session',
  openapi: {
    method: 'GET',
    path: '/api/webhooks/{id}/deliveries',
    operationId: 'listWebhookDeliveries',
    summary: 'The last 50 deliveries of a webhook',
    description: 'Newest first, with their attempts.',
    tags,
  },
  rest: { status: 200, failures: ['WEBHOOK_NOT_FOUND'] },
} as const satisfies ProcedureMeta

export const replay = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/webhooks/{id}/replay',
    operationId: 'replayWebhook',
    summary: 'Send again from a place in the log',
    description:
      'Reading continues after the cursor, such as `cursor_before` of a delivery. What was changed since is sent as it is now.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'WEBHOOK_NOT_FOUND'],
    examples: { request: { cursor: 'h4x0r_Aa.12' } },
  },
} as const satisfies ProcedureMeta

export const rotateSecret = {
  access: 'session',
  openapi: {
    method: 'POST',
    path: '/api/webhooks/{id}/rotate-secret',
    operationId: 'rotateWebhookSecret',
    summary: 'Replace the secret of a webhook',
    description:
      'The response shows the new secret, this once. For a day deliveries have two signatures, so that a receiver with the old secret accepts them too.',
    tags,
  },
  rest: { status: 200, failures: ['WEBHOOK_NOT_FOUND'] },
} as const satisfies ProcedureMeta
