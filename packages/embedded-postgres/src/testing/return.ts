// Starts a database, runs a query and reaches its end without a stop.
import { startEmbeddedPostgres } from '../start.ts'
import { query, reportOf, print } from './report.ts'

const database = await startEmbeddedPostgres({ dir: process.argv[2] ?? '' })
await query(database.config, 'select 1')
print(reportOf(database))
