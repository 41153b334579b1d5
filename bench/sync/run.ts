import { setTimeout as pause } from 'node:timers/promises'
import { openServers, post, signIn, type Server } from './servers.ts'
import { follow } from './sockets.ts'
import { median, quantile } from './statistics.ts'
import { compareWrites } from './writes.ts'

const WRITES = 500
const SOCKETS = 2_000

await using servers = await openServers()

const rates = await compareWrites(servers.config)
const [log, plain] = [median(rates.log), median(rates.plain)]
const ratios = rates.log.map((rate, index) => rate / (rates.plain[index] ?? Number.NaN))
console.log(`writes a second, 32 clients: with the log ${round(log)} · plain insert ${round(plain)}`)
console.log(
  `ratio ${median(ratios).toFixed(2)} (goal ≥ 0.85), rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
)

const [here, there] = [await servers.startServer(), await servers.startServer()]
const token = await signIn(here)
const latencies = await measureLatency(here, there, token)
console.log(
  `write in one process → page at a socket of another: p50 ${quantile(latencies, 0.5)} ms (goal < 20) · p99 ${quantile(latencies, 0.99)} ms, ${WRITES} writes`,
)

const before = await there.held()
const sockets = []
while (sockets.length < SOCKETS) {
  const some = Array.from({ length: 50 }, () => follow(there, token, () => {}))
  sockets.push(...(await Promise.all(some)))
}
await pause(2_000)
const after = await there.held()
const each = (kind: 'heap' | 'resident') => ((after[kind] - before[kind]) / SOCKETS / 1024).toFixed(1)
console.log(
  `${SOCKETS} idle sockets held: ${each('heap')} KB of heap each (goal ≤ 25), ${each('resident')} KB resident`,
)
for (const socket of sockets) socket.terminate()

/** Measures the time from sending a write to one process until a socket of the other has its page. */
async function measureLatency(writer: Server, reader: Server, access_token: string): Promise<number[]> {
  let arrived = (_text: string) => {}
  const socket = await follow(reader, access_token, (text) => arrived(text))
  const times: number[] = []
  for (let n = 0; n < WRITES + 50; n += 1) {
    const title = `write ${n}.`
    const told = new Promise<void>((resolve) => {
      arrived = (text) => text.includes(title) && resolve()
    })
    const began = performance.now()
    await Promise.all([post(`${writer.origin}/api/tasks`, { title }, access_token), told])
    if (n >= 50) times.push(performance.now() - began) // the first ones only warm up
  }
  socket.terminate()
  return times
}

function round(rate: number): string {
  return Math.round(rate).toLocaleString('en')
}
