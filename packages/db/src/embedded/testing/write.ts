// Writes rows one after the other and says the number of each once it is committed, until it is killed.
import { Client } from 'pg'
import { startEmbedded } from '../start-embedded.ts'
import { reportOf, say } from './report.ts'

const database = await startEmbedded({ dir: process.argv[2] ?? '' })
const client = new Client(database.config)
await client.connect()
await client.query('create table if not exists written (number int primary key)')
say(reportOf(database))
for (let number = 1; ; number++) {
  await client.query('insert into written values ($1)', [number])
  process.stdout.write(`${number}\n`)
}
