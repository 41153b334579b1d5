export type { Account } from './account.ts'
export { isEmbeddedPostgresUnavailable } from './errors.ts'
export { findEmbeddedPostgres } from './find.ts'
export { removeEmbeddedPostgres } from './remove.ts'
export type { ServerSettings } from './server-settings.ts'
export {
  startEmbeddedPostgres,
  type ConnectionConfig,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './start.ts'
