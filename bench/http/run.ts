import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '@taskwire/db/embedded'
import { databaseUsage, usedBetween } from './database-usage.ts'
import { operationNames, requestFor, transportsOf, type OperationName, type Transport } from './operations.ts'
import { emptyTasks, insertSession, insertUser, prepareDatabase } from './prepare.ts'
import { load } from './raw-client.ts'
import { memoryOf, table, type Lane, type Measured } from './report.ts'
import { candidateNames, startServer, tokenFor, type CandidateName } from './servers.ts'

// Four servers on one PostgreSQL, called in turns within one run, so that other work of the machine slows all of them. The order
// rotates, a turn is a number of requests, and the result is the ratio within a round. Reads and writes run without `fsync`; the
// writes a second time with it. `--before <folder>` adds the product of another working copy, to measure a change.

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    requests: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string', default: operationNames.join(',') },
    peers: { type: 'string', default: 'bare,stock,orpc' },
    before: { type: 'string' },
    fsync: { type: 'string', default: 'off,on' },
    'node-args': { type: 'string', default: '' },
  },
})
const rounds = Number(options.rounds)
const requests = Number(options.requests)
const connections = Number(options.connections)
/** Requests of each server and operation before the first round. */
const WARMING = 1_000

await using opened = new AsyncDisposableStack()
const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-bench-'))
opened.defer(() => rm(dir, { recursive: true, force: true }))
const postgres = await startEmbedded({ dir, settings: { max_connections: 100 } })
opened.defer(() => postgres.stop())
const candidates: Awaited<ReturnType<typeof start>>[] = []
const chosen = new Set(['taskwire', ...options.peers.split(',')])
if (options.before !== undefined) chosen.add('before')
for (const name of candidateNames.filter((each) => chosen.has(each))) candidates.push(await start(name))

for (const fsync of options.fsync.split(',')) {
  await setFsync(fsync)
  const measured: Measured[] = []
  for (const operation of operationNames.filter((name) => options.only.split(',').includes(name))) {
    const isWrite = operation === 'create' || operation === 'update'
    if (fsync === 'on' && !isWrite) continue
    for (const transport of transportsOf(operation)) measured.push(await measure(operation, transport))
  }
  const warm = Math.max(WARMING, requests)
  console.log(
    `\nfsync ${fsync}, ${connections} connections, ${rounds} rounds of ${requests} requests after ${warm} to warm:\n\n${table(measured)}`,
  )
}
console.log(
  `\n${memoryOf(await Promise.all(candidates.map(async ({ name, idle, server }) => ({ name, idle, peak: (await server.usage()).peak }))))}`,
)

/** Runs all rounds of an operation. */
async function measure(operation: OperationName, transport: Transport): Promise<Measured> {
  const lanes = candidates.filter(({ name }) => transport === 'rest' || hasTrpc(name))
  for (const candidate of lanes) await turn(candidate, operation, transport, Math.max(WARMING, requests))
  const results: Lane[][] = []
  for (let round = 0; round < rounds; round += 1) {
    const result: Lane[] = []
    for (let n = 0; n < lanes.length; n += 1) {
      const candidate = lanes[(n + round) % lanes.length]
      if (candidate !== undefined) result.push(await turn(candidate, operation, transport, requests))
    }
    results.push(result)
  }
  return { operation, transport, rounds: results }
}

function hasTrpc(name: CandidateName): boolean {
  return name !== 'bare' && name !== 'orpc'
}

async function turn(
  { name, server, admin, readers, writers }: (typeof candidates)[number],
  operation: OperationName,
  transport: Transport,
  count: number,
): Promise<Lane> {
  const request = requestFor(operation === 'create' ? writers : readers, transport, operation)
  const before = { server: await server.usage(), database: await databaseUsage(admin) }
  const ms = await load({ port: server.port, request }, connections, count)
  const after = { server: await server.usage(), database: await databaseUsage(admin) }
  if (operation === 'create')
    await emptyTasks(
      admin,
      writers.map(({ user_id }) => user_id),
    )
  return {
    name,
    perSecond: (count / ms) * 1_000,
    cpu: (after.server.cpu - before.server.cpu) / count,
    databaseCpu: usedBetween(before.database, after.database) / count,
  }
}

async function setFsync(fsync: string): Promise<void> {
  const [first] = candidates
  await first?.admin.query(`alter system set fsync = ${fsync === 'on' ? 'on' : 'off'}`)
  await first?.admin.query('select pg_reload_conf()')
}

async function start(name: CandidateName) {
  const { url, admin } = await prepareDatabase(postgres.config, name)
  opened.defer(() => admin.end())
  const nodeArgs = options['node-args'].split(' ').filter(Boolean)
  const server = opened.use(await startServer(name, url, dir, { before: options.before, nodeArgs }))
  const { rss: idle } = await server.usage()
  return { name, server, admin, idle, readers: await signedIn(50), writers: await signedIn(0) }

  async function signedIn(tasks: number) {
    const people = []
    for (let n = 0; n < connections; n += 1) {
      const { user_id, task_id } = await insertUser(admin, tasks)
      people.push({ user_id, task_id, token: tokenFor(user_id, await insertSession(admin, user_id)) })
    }
    return people
  }
}
