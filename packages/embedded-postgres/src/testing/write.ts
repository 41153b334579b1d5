// Inserts rows one by one and prints the number of each after its commit, until it is killed.
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../start.ts'
import { reportOf, print } from './report.ts'

const database = await startEmbeddedPostgres({ dir: process.argv[2] ?? '' })
const client = new Client(database.config)
await client.connect()
await client.query('create table if not exists written (number int primary key)')
print(reportOf(database))
for (let number = 1; ; number++) {
  await client.query('insert into written values ($1)', [number])
  process.stdout.write(`${number}\n`)
}
