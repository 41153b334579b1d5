// Starts the database of the folder in its first argument and waits. Its standard input accepts `report`, and
// `bystander` for a child process that outlives it. SIGINT stops it as a server stops: after a last query.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startEmbeddedPostgres } from '../start.ts'
import { query, reportOf, print } from './report.ts'

const log: string[] = []
const [dir = '', arch] = process.argv.slice(2)
if (arch) Object.defineProperty(process, 'arch', { value: arch })

try {
  const database = await startEmbeddedPostgres({ dir, log: (line) => log.push(line) })
  process.on('SIGINT', async () => {
    const rows = await query(database.config, `select 'drained' as answer`)
    process.stdout.write(`${String(rows[0]?.['answer'])}\n`)
    await database.stop()
    process.exit()
  })
  print(reportOf(database, log))
  for await (const command of createInterface({ input: process.stdin })) {
    if (command === 'report') print(reportOf(database, log))
    if (command === 'bystander') {
      const child = spawn('sleep', ['60'], { stdio: 'ignore', detached: true })
      print({ pid: child.pid ?? 0 })
    }
  }
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) })
}
