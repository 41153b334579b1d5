import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded } from '../../packages/db/src/embedded.ts'
import { startLoad } from './load.ts'
import { freePorts, start, until } from './processes.ts'
import { startServers } from './servers.ts'

// `pnpm try:rolling`: restarts three server processes behind HAProxy one after the other, under writes and 120 streams, and prints what
// was lost and how fast the streams came back. Needs Debian's package haproxy. Takes two minutes.
const STREAMS = 120
const BUCKET_MS = 100

const folder = mkdtempSync(path.join(tmpdir(), 'taskwire-rolling-'))
chmodSync(folder, 0o755)
try {
  console.log('Starting PostgreSQL, three server processes and HAProxy …')
  await using postgres = await startEmbedded({ dir: folder })
  const { host, port, user, database } = postgres.config
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
  await using running = await startServers(folder, url, 3, { DRAIN_SECONDS: '5' })
  const [front = 0] = await freePorts(1)
  const configuration = path.join(folder, 'haproxy.cfg')
  writeFileSync(
    configuration,
    haproxy(
      front,
      running.servers.map((server) => server.port),
    ),
  )
  await using _proxy = start('haproxy', ['-db', '-f', configuration])
  const origin = `http://127.0.0.1:${front}`
  await until('HAProxy', 30, async () => ((await fetch(`${origin}/health/ready`)).ok ? true : undefined))
  await using load = await startLoad([origin], { people: 10, streams: STREAMS, writesPerSecond: 40 })
  await pause(5_000)
  const restarts: number[] = []
  for (const server of running.servers) {
    console.log(`Restarting the server at ${server.origin} …`)
    restarts.push(Date.now())
    const { child } = server.process()
    child.kill('SIGTERM')
    await until('its end', 60, async () =>
      child.exitCode === null && child.signalCode === null ? undefined : true,
    )
    await server.start()
    await pause(5_000)
  }
  const { acknowledged, lost, doubled, unequal } = await load.settle()
  const reconnects = load.streams.flatMap(({ opened }) => opened.slice(1)).toSorted((a, b) => a - b)
  const shares = restarts.map((time, index) => {
    const cut = reconnects.filter((each) => each >= time && each < (restarts[index + 1] ?? Infinity))
    const busiest = Math.max(
      ...cut.map((each) => cut.filter((other) => other >= each && other < each + BUCKET_MS).length),
    )
    return `${busiest} of ${cut.length}`
  })
  console.log(`
acknowledged writes                     ${acknowledged}
lost (goal 0)                           ${lost}
doubled (goal 0)                        ${doubled}
streams                                 ${STREAMS}, ${unequal} unequal to the list (goal 0)
most reconnects in ${BUCKET_MS} ms (goal ≤ 10 %)  ${shares.join(', ')}
answers that were retried               ${[...load.failures].map(([what, count]) => `${count} × ${what}`).join(', ') || 'none'}`)
  if (lost + doubled + unequal > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function haproxy(front: number, ports: readonly number[]): string {
  const servers = ports.map(
    (port, index) => `  server taskwire${index} 127.0.0.1:${port} check inter 500ms fall 1 rise 1`,
  )
  return `defaults
  mode http
  timeout connect 5s
  timeout client 1h
  timeout server 1h
  option redispatch
  retries 2
frontend taskwire
  bind 127.0.0.1:${front}
  default_backend processes
backend processes
  balance leastconn
  option httpchk GET /health/ready
${servers.join('\n')}
`
}
