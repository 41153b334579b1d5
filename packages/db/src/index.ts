export { openDatabase, type Database, type Db } from './connect.ts'
export { isRefusedData, isUnavailable, isUniqueViolation } from './database-errors.ts'
export { removeEmbedded } from './embedded/remove-embedded.ts'
export { statement } from './statement.ts'
/** @public The compiler names it in the declarations of repositories. */
export type { Statement } from './statement.ts'
export type { Tables } from './tables/index.ts'
export type { SessionsTable } from './tables/sessions.table.ts'
