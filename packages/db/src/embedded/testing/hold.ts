// Starts the database of the folder in its first argument and holds it. On its standard input it takes
// `report`, and `bystander` for a child that outlives it. SIGINT stops it the way the server stops.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startEmbedded } from '../start-embedded.ts'
import { query, reportOf, say } from './report.ts'

const log: string[] = []
const [dir = '', arch] = process.argv.slice(2)
if (arch) Object.defineProperty(process, 'arch', { value: arch })

try {
  const database = await startEmbedded({ dir, log: (line) => log.push(line) })
  process.on('SIGINT', async () => {
    const rows = await query(database.config, `select 'drained' as answer`)
    process.stdout.write(`${String(rows[0]?.['answer'])}\n`)
    await database.stop()
    process.exit()
  })
  say(reportOf(database, log))
  for await (const command of createInterface({ input: process.stdin })) {
    if (command === 'report') say(reportOf(database, log))
    if (command === 'bystander') {
      const child = spawn('sleep', ['60'], { stdio: 'ignore', detached: true })
      say({ pid: child.pid ?? 0 })
    }
  }
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) })
}
