import { runSql } from '@taskwire/db/testing'

/** Runs SQL that only a test needs. */
export const sql = runSql
