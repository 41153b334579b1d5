export { createClient, type ClientOptions } from './create-client.ts'
export type { TaskwireClient } from './taskwire-client.ts'
export { exportAccount } from './export-account.ts'
export type { Transport } from './token-manager.ts'
export type { Session, SessionChange } from './session.ts'
export { localSession, memorySession, type SessionStore } from './session-store.ts'
export {
  taskwireError,
  taskwireErrorCodes,
  type TaskwireError,
  type TaskwireErrorCode,
} from './taskwire-error.ts'
export type { Issue, IssueCode } from './issue.ts'
export type { WireFailure } from './wire-failure.ts'
export type { OpenReplica, Tasks } from './replica-entry.ts'
export { eachTask, nextCursor } from './paging.ts'
export type {
  ClientRouter,
  CreateTaskInput,
  Credentials,
  ErrorShape,
  Label,
  List,
  ListTasksQuery,
  Procedures,
  RouterInputs,
  RouterOutputs,
  Task,
  TaskPriority,
  TaskStatus,
  UpdateTaskInput,
  User,
} from './client-router.ts'
