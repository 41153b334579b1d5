import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startLoad } from './load.ts'
import { startCluster } from './patroni.ts'
import { run, until } from './processes.ts'
import { startServers } from './servers.ts'

// `pnpm try:failover`: kills the primary of a Patroni cluster under load, and prints for how long nothing was written and what was
// lost. Needs Debian's packages patroni, etcd-server, python3-etcd and postgresql-15. Takes two minutes.
const SECONDS_BEFORE = 10
const SECONDS_AFTER = 15
const STREAMS = 30

const folder = mkdtempSync(path.join(tmpdir(), 'taskwire-failover-'))
chmodSync(folder, 0o755)
try {
  // PostgreSQL refuses to run as root.
  const idOf = async (option: string) => Number(await run('id', [option, 'postgres']))
  const account = process.getuid?.() === 0 ? { uid: await idOf('-u'), gid: await idOf('-g') } : undefined
  console.log('Starting etcd and two members of Patroni …')
  await using cluster = await startCluster(folder, account)
  console.log('Starting three server processes …')
  await using running = await startServers(folder, cluster.url, 3)
  const origins = running.servers.map(({ origin }) => origin)
  await using load = await startLoad(origins, { people: 10, streams: STREAMS, writesPerSecond: 40 })
  await pause(SECONDS_BEFORE * 1_000)
  const before = load.writes.length
  const killed = await cluster.killPrimary()
  const at = Date.now()
  console.log(`Killed the primary, ${killed}, after ${before} writes. Waiting for the next one …`)
  await until('a write after the failover', 120, async () =>
    load.writes.find((time) => time > at + 1_000),
  ).catch((error: Error) => {
    throw new Error(`${error.message}; answers: ${JSON.stringify([...load.failures])}`)
  })
  await pause(SECONDS_AFTER * 1_000)
  const { acknowledged, lost, doubled, unequal } = await load.settle()
  const gap = Math.max(...load.writes.slice(1).map((time, index) => time - (load.writes[index] ?? time)))
  const resets = load.streams.map((stream) => stream.resets)
  console.log(`
acknowledged writes        ${acknowledged}
lost (goal 0)              ${lost}
doubled (goal 0)           ${doubled}
longest gap (goal ≤ 30 s)  ${(gap / 1_000).toFixed(1)} s
streams                    ${STREAMS}, ${unequal} unequal to the list (goal 0)
resets of each (goal 1)    ${Math.min(...resets)} to ${Math.max(...resets)}
answers that were retried  ${[...load.failures].map(([what, count]) => `${count} × ${what}`).join(', ') || 'none'}`)
  if (lost + doubled + unequal > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
