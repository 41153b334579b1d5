import type { ProcedureMeta } from './trpc/meta.ts'

const tags = ['Sync']

export const changes = {
  access: 'tasks:read',
  waits: true,
  openapi: {
    method: 'GET',
    path: '/api/changes',
    operationId: 'changes',
    summary: 'Changes of tasks, lists and labels since a cursor',
    description:
      'The log in the order of its revisions. A cursor is also valid at `/api/tasks/changes`, which returns only tasks. With `wait` ' +
      'the request waits for the next change.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta

export const batch = {
  access: 'tasks:write',
  openapi: {
    method: 'POST',
    path: '/api/batch',
    operationId: 'batch',
    summary: 'Run up to 100 commands on tasks, lists and labels',
    description:
      'Runs the commands in their order, each with its own result: a failed command rolls back none of the others. If the service ' +
      'itself fails, none is done. A command with an `op_id` is done once, in this batch, in another, or alone; `Idempotency-Key` ' +
      'names those without one by their place. An edit under `base_revision` is based on the texts that earlier commands of the ' +
      'batch wrote.',
    tags,
  },
  rest: {
    status: 200,
    failures: ['VALIDATION_FAILED', 'IDEMPOTENCY_KEY_REUSED', 'REVISION_CONFLICT'],
    examples: {
      request: {
        commands: [
          { kind: 'list', op: 'create', title: 'Household' },
          { kind: 'task', op: 'complete', id: '0199aa00-0000-7000-8000-000000000000', completed: true },
        ],
      },
    },
  },
} as const satisfies ProcedureMeta
