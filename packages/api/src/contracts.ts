// The entry point for contracts: all that another REST document needs to offer the same use cases.
export { router } from './trpc/init.ts'
export type { ProcedureMeta } from './trpc/meta.ts'
export { inputOf, outputOf } from './trpc/parsers.ts'
export { protectedProcedure, publicProcedure } from './trpc/procedures.ts'

export { conditional, tagEntity } from './sync/etags.ts'
export { idempotencyKeyOf } from './sync/idempotency.ts'

export { registerAccount } from './accounts/register-account.ts'
export { checkCredentials } from './sessions/check-credentials.ts'
export { openRefreshableSession, openSession } from './sessions/open-session.ts'
export { refreshAccess } from './sessions/refresh-access.ts'
export { signOutByRefreshToken } from './sessions/sign-out.ts'

export { listLabels } from './labels/read-labels.ts'
export { createLabel } from './labels/write-labels.ts'
export { listLists } from './lists/read-lists.ts'
export { createList, updateList } from './lists/write-lists.ts'

export { createTask } from './tasks/create-task.ts'
export { findTaskByNumber } from './tasks/find-task-by-number.ts'
export { getTask } from './tasks/get-task.ts'
export { listPage } from './tasks/list-tasks.ts'
export { deleteTask } from './tasks/trash.ts'
export { completeTask, updateTask } from './tasks/update-task.ts'
