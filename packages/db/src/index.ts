export { openDatabase, type Database, type Db } from './connect.ts'
export {
  isContention,
  isRefusedData,
  isUnavailable,
  isUniqueViolation,
  retryOnCollision,
} from './database-errors.ts'
export { removeEmbedded } from './embedded.ts'
export { patientLimits, type Limits } from './limits.ts'
export { LIVE_EPOCH, verifyEpoch } from './log-epoch.ts'
export { statement } from './statement.ts'
/** @public The compiler names it in the declarations of repositories. */
export type { Statement } from './statement.ts'
export type { Tables } from './tables/index.ts'
export type { AccountEventsTable } from './tables/account-events.table.ts'
export type { PersonalTokensTable } from './tables/personal-tokens.table.ts'
export { createLocalWakeBus } from './wake-bus/local-wake-bus.ts'
export type { WakeBus } from './wake-bus/wake-bus.ts'
