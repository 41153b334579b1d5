// Starts a database, asks it something and comes to its end without stopping it.
import { startEmbedded } from '../start-embedded.ts'
import { query, reportOf, say } from './report.ts'

const database = await startEmbedded({ dir: process.argv[2] ?? '' })
await query(database.config, 'select 1')
say(reportOf(database))
