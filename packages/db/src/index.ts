export type { TableCount } from './backup/load-content.ts'
export { openBackup } from './backup/read-backup.ts'
export { openDatabase, type Database, type Db } from './connect.ts'
export {
  isContention,
  isRefusedData,
  isUnavailable,
  isUniqueViolation,
  retryOnCollision,
} from './database-errors.ts'
export { hasEmbedded, removeEmbedded } from './embedded.ts'
export type { Inspection } from './inspect.ts'
export { inspectReplica, LAG_MS, type ReplicaInspection } from './inspect-replica.ts'
export type { Job, JobQueue } from './job-queue/job-queue.ts'
export { patientLimits, type Limits } from './limits.ts'
export { LIVE_EPOCH, verifyEpoch } from './log-epoch.ts'
export { assertNotNewer } from './migrate.ts'
export { openReplica, type Replica } from './replica.ts'
export { sharedRead } from './single-statements.ts'
export {
  narrow,
  rows,
  type Declared,
  type Narrowed,
  type ParamsOf,
  type RowOf,
  type Rows,
} from './sql-types.ts'
export {
  fragment,
  identifier,
  isPlannedEachTime,
  plannedForValues,
  statement,
  type SqlFragment,
} from './statement.ts'
/** @public The compiler names it in the declarations of repositories. */
export type { Statement } from './statement.ts'
export { jsonWriter, textReader, type TextRow } from './text-rows.ts'
export { createLocalWakeBus } from './wake-bus/local-wake-bus.ts'
export type { SharedWakeBus } from './wake-bus/shared-wake-bus.ts'
export type { WakeBus } from './wake-bus/wake-bus.ts'
