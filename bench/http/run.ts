import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '@taskwire/db/embedded'
import { operationNames, requestFor, type Transport } from './operations.ts'
import { emptyTasks, insertSession, insertUser, prepareDatabase } from './prepare.ts'
import { load } from './raw-client.ts'
import { candidateNames, cpuOf, memoryOf, startServer, tokenFor, type CandidateName } from './servers.ts'

// Rates of three servers on one PostgreSQL, taken in turns within one run, so that whatever else the machine does
// falls on all of them. What counts is the ratio.

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '1,32' },
    only: { type: 'string', default: operationNames.join(',') },
  },
})
const rounds = Number(options.rounds)
const ms = Number(options.ms)

const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-bench-'))
const postgres = await startEmbedded({ dir, settings: { max_connections: 100 } })
const candidates = await Promise.all(candidateNames.map(start))
const idle = candidates.map(({ child }) => memoryOf(child).now)

const lanes = candidates.flatMap((candidate) =>
  (candidate.name === 'bare' ? (['rest'] as const) : (['rest', 'trpc'] as const)).map((transport) => ({
    candidate,
    transport,
  })),
)

console.log(
  `operation  conns │ ${lanes.map(({ candidate, transport }) => `${candidate.name}/${transport}`.padStart(24)).join('')}`,
)
for (const connections of options.connections.split(',').map(Number)) {
  for (const operation of operationNames.filter((name) => options.only.split(',').includes(name))) {
    const rates = lanes.map(() => [] as number[])
    const costs = lanes.map(() => [] as number[])
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, { candidate, transport }] of lanes.entries()) {
        const { port, child, admin, readers, writers } = candidate
        const request = requestFor(operation === 'create' ? writers : readers, transport, operation)
        const before = cpuOf(child)
        const { requests, perSecond } = await load({ port, request }, connections, round < 0 ? ms / 2 : ms)
        const cost = ((cpuOf(child) - before) / requests) * 1000
        const written = writers.map(({ user_id }) => user_id)
        if (operation === 'create') await emptyTasks(admin, written)
        if (round < 0) continue // only warms up
        rates[index]?.push(perSecond)
        costs[index]?.push(cost)
      }
    }
    report(operation, connections, rates.map(median), costs.map(median))
  }
}
console.log(
  `\nmemory, MB   idle → peak: ${candidates.map(({ name, child }, i) => `${name} ${idle[i]} → ${memoryOf(child).peak}`).join(' · ')}`,
)

for (const { child, admin } of candidates) {
  child.kill()
  await admin.end()
}
await postgres.stop()
await rm(dir, { recursive: true, force: true })

async function start(name: CandidateName, index: number) {
  const { url, admin } = await prepareDatabase(postgres.config, name)
  const port = 40_100 + index
  const child = await startServer(name, port, url, dir)
  const readers = await signedIn(50)
  const writers = await signedIn(0)
  return { name, port, child, admin, readers, writers }

  async function signedIn(tasks: number) {
    const people = []
    for (let count = 0; count < 32; count += 1) {
      const user = await insertUser(admin, tasks)
      people.push({ ...user, token: tokenFor(user.user_id, await insertSession(admin, user.user_id)) })
    }
    return people
  }
}

/** Prints requests per second, processor time of the server per request, and the ratios, which are the result. */
function report(
  operation: string,
  connections: number,
  rates: readonly number[],
  costs: readonly number[],
): void {
  const rate = (name: CandidateName, transport: Transport) =>
    rates[lanes.findIndex((lane) => lane.candidate.name === name && lane.transport === transport)] ??
    Number.NaN
  const ratio = (a: number, b: number) => (a / b).toFixed(2)
  const cells = rates.map((each, index) =>
    `${Math.round(each)}/s ${Math.round(costs[index] ?? 0)} µs`.padStart(24),
  )
  console.log(
    `${operation.padEnd(9)} ${String(connections).padStart(6)} │ ${cells.join('')}` +
      `   of bare: rest ${ratio(rate('taskwire', 'rest'), rate('bare', 'rest'))}, trpc ${ratio(rate('taskwire', 'trpc'), rate('bare', 'rest'))}` +
      ` · of stock: rest ${ratio(rate('taskwire', 'rest'), rate('stock', 'rest'))}, trpc ${ratio(rate('taskwire', 'trpc'), rate('stock', 'trpc'))}`,
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
