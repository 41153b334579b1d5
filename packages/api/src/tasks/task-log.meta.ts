import type { ProcedureMeta } from '../trpc/meta.ts'

const tags = ['Tasks']

export const batch = {
  access: 'tasks:write',
  openapi: {
    method: 'POST',
    path: '/api/tasks/batch',
    operationId: 'batchTasks',
    summary: 'Run up to 100 commands',
    description:
      'One after the other, each with a result of its own: one that fails undoes none of the others. If the service itself ' +
      'fails, none was done. With `op_id` a command ' +
      'is done once, however often it comes, in this batch or another or alone; `Idempotency-Key` names those without one by ' +
      'their place. An edit under `base_revision` continues from the texts that earlier commands of the batch wrote.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'IDEMPOTENCY_KEY_REUSED', 'REVISION_CONFLICT'],
    examples: {
      request: {
        commands: [
          { op: 'create', title: 'New task' },
          { op: 'complete', id: '0199aa00-0000-7000-8000-000000000000', completed: true },
        ],
      },
    },
  },
} as const satisfies ProcedureMeta

export const changes = {
  access: 'tasks:read',
  waits: true,
  openapi: {
    method: 'GET',
    path: '/api/tasks/changes',
    operationId: 'taskChanges',
    summary: 'What happened since a cursor',
    description:
      'The log in the order of its revisions. With `wait` the answer comes when there is something in it.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta
