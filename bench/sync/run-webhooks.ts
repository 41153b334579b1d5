import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { openServers, post, signIn } from './servers.ts'
import { quantile } from './statistics.ts'

// 1,000 webhooks of 100 users on one process, under 100 writes a second, first without webhooks and then with them. Every change must reach
// each webhook of its user, once and in order. Receiver, database and clients share the machine.

const USERS = 100
const PER_USER = 10
const WRITES_PER_SECOND = 100
const SECONDS = Number(process.argv[2] ?? 20)

interface Delivery {
  readonly changes: readonly { readonly revision: number; readonly entity: { readonly id: string } }[]
}

/** For each webhook the ids of its tasks with the time of their arrival, in the order of arrival. */
const arrived = new Map<string, { id: string; revision: number; at: number }[]>()
let requests = 0
const receiver = createServer(async (request, response) => {
  const text = (await request.setEncoding('utf8').toArray()).join('')
  const { changes } = JSON.parse(text) as Delivery
  const list = arrived.get(request.url ?? '') ?? []
  arrived.set(request.url ?? '', list)
  for (const { revision, entity } of changes) list.push({ id: entity.id, revision, at: Date.now() })
  requests += 1
  response.writeHead(204).end()
}).listen(0, '127.0.0.1')
await once(receiver, 'listening')
const hooks = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`

await using servers = await openServers({
  RATE_LIMITS: 'off',
  WEBHOOK_ALLOW_PRIVATE: 'on',
  // A hundred accounts are made first.
  NODE_ENV: 'test',
  BCRYPT_COST: '4',
  // A refusal under other work on the machine would end the run.
  MAX_LAG_MS: '0',
})
const server = await servers.startServer()
const tokens: string[] = []
for (let n = 0; n < USERS; n += 1) tokens.push(await signIn(server))

await write(2)
const quiet = await write(SECONDS)
for (const [n, token] of tokens.entries())
  for (let hook = 0; hook < PER_USER; hook += 1)
    await post(`${server.origin}/api/webhooks`, { url: `${hooks}/${n}/${hook}` }, token)
await pause(3_000)
const busy = await write(SECONDS)

const expected = busy.length * PER_USER
const count = () => [...arrived.values()].reduce((sum, list) => sum + list.length, 0)
const deadline = Date.now() + 120_000
while (count() < expected && Date.now() < deadline) await pause(100)
await pause(2_000)

const late: number[] = []
let lost = 0
let twice = 0
let disordered = 0
for (let n = 0; n < USERS; n += 1)
  for (let hook = 0; hook < PER_USER; hook += 1) {
    const list = arrived.get(`/${n}/${hook}`) ?? []
    const at = new Map(list.map((each) => [each.id, each.at]))
    twice += list.length - at.size
    disordered += list.filter(({ revision }, index) => revision <= (list[index - 1]?.revision ?? 0)).length
    for (const { user, id, written } of busy) {
      if (user !== n) continue
      const arrival = at.get(id)
      if (arrival === undefined) lost += 1
      else late.push(arrival - written)
    }
  }
const rows = [
  ['writes a second, wanted and reached', `${WRITES_PER_SECOND}, ${Math.round(busy.length / SECONDS)}`],
  ['changes to deliver, lost, twice, out of order', `${expected}, ${lost}, ${twice}, ${disordered}`],
  ['changes in a request', (count() / requests).toFixed(1)],
  ['from a write to its arrival, median and 99%', `${quantile(late, 0.5)} ms, ${quantile(late, 0.99)} ms`],
  ['a write without webhooks, median and 99%', `${p50(quiet)} ms, ${p99(quiet)} ms`],
  ['a write beside webhooks, median and 99%', `${p50(busy)} ms, ${p99(busy)} ms`],
  ['ratio of the 99%', (Number(p99(busy)) / Number(p99(quiet))).toFixed(2)],
]
for (const [name, value] of rows) console.log(`| ${name} | ${value} |`)
receiver.closeAllConnections()
receiver.close()

function p50(writes: readonly Write[]): string {
  return quantile(
    writes.map(({ ms }) => ms),
    0.5,
  )
}

function p99(writes: readonly Write[]): string {
  return quantile(
    writes.map(({ ms }) => ms),
    0.99,
  )
}

interface Write {
  readonly user: number
  readonly id: string
  readonly written: number
  readonly ms: number
}

/** Creates tasks of all users in turns, at a fixed rate whatever the responses take. */
async function write(seconds: number): Promise<Write[]> {
  const total = seconds * WRITES_PER_SECOND
  const begin = performance.now()
  const pending: Promise<Write | undefined>[] = []
  for (let n = 0; n < total; n += 1) {
    const wait = begin + (n * 1_000) / WRITES_PER_SECOND - performance.now()
    if (wait > 0) await pause(wait)
    // On a machine with other work the service refuses some.
    pending.push(writeOne(n % USERS).catch(() => undefined))
  }
  const done = (await Promise.all(pending)).filter((each) => each !== undefined)
  console.error(`${done.length} of ${total} writes, 99% within ${p99(done)} ms`)
  return done
}

async function writeOne(user: number): Promise<Write> {
  const began = performance.now()
  const { id } = await post<{ id: string }>(`${server.origin}/api/tasks`, { title: 'A task' }, tokens[user])
  return { user, id, written: Date.now(), ms: performance.now() - began }
}
