import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pushCertificate, startPushService } from '@taskwire/server/harness/push-service'
import { sql } from 'kysely'
import { openServers, post, signIn, type Server } from './servers.ts'
import { quantile } from './statistics.ts'

// 10,000 reminders of one minute, delivered by two processes to a push service: none twice, in the order of their moments. Beside them
// the service answers requests, whose 99th percentile is compared with that of a quiet service.

const REMINDERS = Number(process.argv[2] ?? 10_000)
const MINUTE_MS = 60_000

await using push = await startPushService()
await using servers = await openServers({ PUSH_ENDPOINTS: push.origin, NODE_EXTRA_CA_CERTS: pushCertificate })
const [first, second] = [await servers.startServer(), await servers.startServer()]
const token = await signIn(first)
const keys = {
  p256dh: createECDH('prime256v1').generateKeys('base64url'),
  auth: randomBytes(16).toString('base64url'),
}
await post(`${first.origin}/api/push/subscriptions`, { endpoint: `${push.origin}/browser`, keys }, token)
const { id: user_id } = (await (
  await fetch(`${first.origin}/api/auth/me`, { headers: { authorization: `Bearer ${token}` } })
).json()) as { id: string }

const quiet = await latencies([first, second], 5_000)
const begin = Date.now() + 5_000
const moments = new Map<string, number>()
const rows = Array.from({ length: REMINDERS }, (_, n) => {
  const id = randomUUID()
  const moment = begin + Math.floor((n * MINUTE_MS) / REMINDERS)
  moments.set(id.replaceAll('-', ''), moment)
  return { id, n, at: new Date(moment).toISOString() }
})
await sql`
  insert into tasks (user_id, id, title, status, priority, reminders, created_at, updated_at, revision)
  select ${user_id}::uuid, id, 'Task ' || n, 'pending', 'medium', json_build_array(json_build_object('at', at)),
    now(), now(), n + 1
  from json_to_recordset(${JSON.stringify(rows)}::json) as given(id uuid, n integer, at text)`.execute(
  servers.db,
)

const busy = await latencies([first, second], begin + MINUTE_MS - Date.now())
const deadline = Date.now() + 5 * MINUTE_MS
while (push.received.length < REMINDERS && Date.now() < deadline) await pause(100)
await pause(3_000)

const arrived = push.received.map(({ headers, at }) => ({ topic: headers['topic'] ?? '', at }))
const late = arrived.map(({ topic, at }) => at - (moments.get(topic) ?? Number.NaN))
const order = arrived.map(({ topic }) => moments.get(topic) ?? Number.NaN)
let newest = 0
let behind = 0
for (const moment of order) {
  behind = Math.max(behind, newest - moment)
  newest = Math.max(newest, moment)
}
const twice = arrived.length - new Set(arrived.map(({ topic }) => topic)).size
console.log(`${arrived.length} of ${REMINDERS} delivered, ${twice} twice`)
console.log(`late: median ${quantile(late, 0.5)} ms, 99% ${quantile(late, 0.99)} ms`)
console.log(`order: no delivery was behind a later moment by more than ${behind} ms`)
console.log(`requests, 99%: quiet ${quantile(quiet, 0.99)} ms, busy ${quantile(busy, 0.99)} ms`)

/** Milliseconds of requests for a list of tasks, ten a second. */
async function latencies(of: readonly Server[], ms: number): Promise<number[]> {
  const reader = await signIn(first)
  const found: number[] = []
  const end = Date.now() + ms
  for (let n = 0; Date.now() < end; n += 1) {
    const began = performance.now()
    const { origin } = of[n % of.length] ?? first
    await (await fetch(`${origin}/api/tasks`, { headers: { authorization: `Bearer ${reader}` } })).text()
    found.push(Math.round(performance.now() - began))
    await pause(100)
  }
  return found
}
