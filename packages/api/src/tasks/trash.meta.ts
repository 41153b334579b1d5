import type { ProcedureMeta } from '../trpc/meta.ts'
import * as tools from './task-tools.meta.ts'

const tags = ['Tasks']

export const trash = {
  access: 'tasks:read',
  openapi: {
    method: 'GET',
    path: '/api/tasks/trash',
    operationId: 'listDeletedTasks',
    summary: 'List deleted tasks',
    description:
      'Those that can be brought back, the latest deleted first, a page at a time; the Link header leads to the next one.',
    tags,
  },
  rest: { status: 200, failures: ['VALIDATION_FAILED'] },
} as const satisfies ProcedureMeta

export const restore = {
  access: 'tasks:write',
  tools: [tools.restoreTask],
  openapi: {
    method: 'POST',
    path: '/api/tasks/{id}/restore',
    operationId: 'restoreTask',
    summary: 'Bring a deleted task back',
    description:
      'For 30 days after it was deleted, with the subtasks that were deleted with it. If its list was deleted it goes to the Inbox; ' +
      'if its parent was deleted it becomes a top-level task.',
    tags,
  },
  rest: {
    status: 200,
    failures: [
      'VALIDATION_FAILED',
      'TASK_NOT_FOUND',
      'TASK_LIMIT_REACHED',
      'SUBTASK_LIMIT_REACHED',
      'IDEMPOTENCY_KEY_REUSED',
    ],
    etag: 'task',
    examples: { request: { op_id: 'restore-0199aa00' } },
  },
} as const satisfies ProcedureMeta
