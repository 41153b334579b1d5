// The door for contracts: what it takes to put another REST document over the same use cases.
export { router } from './trpc/init.ts'
export type { ProcedureMeta } from './trpc/meta.ts'
export { inputOf, outputOf } from './trpc/parsers.ts'
export { protectedProcedure, publicProcedure } from './trpc/procedures.ts'

export { conditional, tagTask } from './sync/etags.ts'
export { requestKey } from './sync/request-key.ts'

export { checkCredentials } from './accounts/check-credentials.ts'
export { openRefreshableSession, openSession } from './accounts/open-session.ts'
export { refreshAccess } from './accounts/refresh-access.ts'
export { registerAccount } from './accounts/register-account.ts'
export { signOut } from './accounts/sign-out.ts'

export { createTask } from './tasks/create-task.ts'
export { deleteTask } from './tasks/delete-task.ts'
export { findTaskByNumber } from './tasks/find-task-by-number.ts'
export { getTask } from './tasks/get-task.ts'
export { listPage } from './tasks/list-tasks.ts'
export { completeTask, updateTask } from './tasks/update-task.ts'
