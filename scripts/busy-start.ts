// Starts the server on an empty data folder while other processes keep every core busy, and prints how long the start takes:
// `node scripts/busy-start.ts [busy processes, 24 when omitted]`. The web app is not built.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const LIMIT_MS = 300_000
const count = Number(process.argv[2] ?? 24)
const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-busy-'))
const spin = `const end = Date.now() + ${LIMIT_MS}; while (Date.now() < end);`
const busy = Array.from({ length: count }, () => spawn(process.execPath, ['-e', spin], { stdio: 'ignore' }))
const began = performance.now()
const server = spawn(process.execPath, [path.resolve(import.meta.dirname, '../apps/server/src/main.ts')], {
  env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_FORMAT: 'pretty' },
  stdio: ['ignore', 'pipe', 'inherit'],
  timeout: LIMIT_MS,
})
server.stdout.on('data', (chunk) => {
  process.stdout.write(String(chunk))
  if (!String(chunk).includes('Taskwire is ready')) return
  process.stdout.write(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.\n`)
  server.kill('SIGTERM')
})
server.once('exit', (code) => {
  for (const process of busy) process.kill('SIGKILL')
  void rm(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exitCode = code ?? 1
})
