import type { ProcedureMeta } from '../trpc/meta.ts'

export const create = {
  access: 'tasks:write',
  // A file is larger than the other calls of a batch may be.
  noBatch: true,
  openapi: {
    method: 'POST',
    path: '/api/import',
    operationId: 'importFile',
    summary: 'Import a file',
    description:
      'The body is the file as it is, of any content type: JSON, CSV, iCalendar, todo.txt or Markdown of Taskwire and other programs, ' +
      'or a zip of them. The content decides on the format. Lists and labels are found by their names, or created. A value that is ' +
      'not understood is left out with a warning. The same file imported again changes nothing that is there: its tasks have ids ' +
      'derived from it. Tasks that were deleted meanwhile come back, unless the request is repeated under its `Idempotency-Key`.',
    tags: ['Import'],
  },
  rest: {
    status: 200,
    upload: { field: 'file', maxBytes: 10_000_000 },
    failures: ['VALIDATION_FAILED', 'IDEMPOTENCY_KEY_REUSED'],
  },
} as const satisfies ProcedureMeta
