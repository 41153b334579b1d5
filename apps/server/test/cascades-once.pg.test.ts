import { randomUUID } from 'node:crypto'
import { createLogReader } from '@taskwire/api/testing'
import { createTestDatabase, tempDir, type TestDatabase } from '@taskwire/db/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readState,
  refuseHalves,
  replay,
  type AcknowledgedWrite,
  type EntityWrite,
} from './harness/cascade-model.ts'
import { signUp } from './harness/client.ts'
import { randomOf, sendUntilCertain } from './harness/log-model.ts'
import { propertyRuns } from './harness/property-runs.ts'
import { subscribe, type Subscriber } from './harness/subscribers.ts'
import { cause, startTwoServers, troubles, type Trouble, type TwoServers } from './harness/two-servers.ts'

/*
 * `exactly-once.pg.test.ts` for writes that change several rows: whatever fails, every cascade is done once and as a
 * whole, and no reader that is up to date has seen half of one. RUNS=1000 runs it for longer, SEED repeats a run.
 */
const RUNS = propertyRuns(0.02)
const WRITERS = 24
const WRITES_EACH = 16

test(
  'every cascade is done once and as a whole, and no transport shows half of one, despite failures',
  async () => {
    await using place = await tempDir()
    await using database = await createTestDatabase()
    await using servers = await startTwoServers(database, place.dir)
    const counts = new Map<string, number>()
    const run = fc.asyncProperty(fc.nat(), troubles, async (seed, plan) => {
      for (const { path } of await live(servers, database, seed, plan))
        counts.set(path, (counts.get(path) ?? 0) + 1)
    })
    await fc.assert(run, { numRuns: RUNS, endOnFailure: true })
    console.info(`${JSON.stringify(Object.fromEntries(counts))}; ${servers.starts()} starts of a server`)
    for (const path of [
      'lists.delete',
      'lists.restore',
      'labels.delete',
      'tasks.complete',
      'tasks.delete',
      'tasks.restore',
    ])
      expect(counts.get(path), path).toBeGreaterThan(0)
  },
  300_000 + RUNS * 60_000,
)

/** Runs the life of one account with failures; returns the acknowledged writes. */
async function live(
  servers: TwoServers,
  database: TestDatabase,
  seed: number,
  plan: readonly Trouble[],
): Promise<EntityWrite[]> {
  const { token } = await signUp(servers.origin(0))
  const random = randomOf(seed)
  const anyOrigin = () => servers.origin(Math.floor(random() * 2))
  await using open = new AsyncDisposableStack()
  const subscribers = (['sse', 'socket', 'poll', 'sse', 'poll'] as const).map((transport) =>
    open.use(
      subscribe(transport, anyOrigin, token, { log: 'sync', reader: refuseHalves(createLogReader()) }),
    ),
  )
  const acknowledged: AcknowledgedWrite[] = []
  const done = new Set<string>()
  const send = async (write: EntityWrite) => {
    const { op_id } = write.input
    const isRepeated = done.has(op_id)
    const revision = await sendUntilCertain(anyOrigin, token, write.path, write.input)
    if (revision === undefined && isRepeated) throw new Error(`${write.path} was refused after it was done`)
    if (revision === undefined) return
    done.add(op_id)
    acknowledged.push({ write, revision })
  }
  const next = createWrites(random)
  const writer = async () => {
    const sent: EntityWrite[] = []
    for (let n = 0; n < WRITES_EACH; n += 1) {
      const write = next()
      sent.push(write)
      // Sent twice at once, or once more much later: requests are repeated and overtake each other.
      await Promise.all(random() < 0.2 ? [send(write), send(write)] : [send(write)])
      const earlier = sent[Math.floor(random() * sent.length)]
      if (random() < 0.2 && earlier !== undefined) await send(earlier)
    }
  }
  await Promise.all([cause(plan, servers, database, subscribers), ...Array.from({ length: WRITERS }, writer)])
  // In place of the safety poll, by which readers learn of a write whose process was killed before its hint.
  await send({ path: 'tasks.create', input: { id: randomUUID(), title: 'last', op_id: randomUUID() } })
  await assertWhole(acknowledged, subscribers)
  return acknowledged.map(({ write }) => write)
}

/** Makes random writes of a few lists and labels and many tasks, a third of them subtasks. */
function createWrites(random: () => number): () => EntityWrite {
  const pools = { lists: [] as string[], labels: [] as string[], tasks: [] as string[] }
  const oneOf = (ids: readonly string[]) => ids[Math.floor(random() * ids.length)] ?? ''
  const fresh = (pool: keyof typeof pools) => {
    const id = randomUUID()
    pools[pool].push(id)
    return id
  }
  return () => {
    const op_id = randomUUID()
    const { lists, labels, tasks } = pools
    const task = (path: string, change: Partial<EntityWrite['input']> = {}) => ({
      path,
      input: { id: oneOf(tasks), op_id, ...change },
    })
    if (lists.length < 3 || random() < 0.02)
      return { path: 'lists.create', input: { id: fresh('lists'), title: op_id, op_id } }
    if (labels.length < 3 || random() < 0.04)
      return { path: 'labels.create', input: { id: fresh('labels'), name: op_id, op_id } }
    if (tasks.length < 12 || random() < 0.3) {
      const isBelow = tasks.length > 0 && random() < 0.4
      const place = isBelow ? { parent_id: oneOf(tasks.slice(0, 12)) } : { list_id: oneOf(lists) }
      const label_ids = random() < 0.4 ? [oneOf(labels)] : []
      return task('tasks.create', { title: op_id, ...place, label_ids, id: fresh('tasks') })
    }
    const dice = random()
    if (dice < 0.12) return task('tasks.update', { title: op_id })
    if (dice < 0.22) return task('tasks.update', { add_label_ids: [oneOf(labels)] })
    if (dice < 0.3) return task('tasks.update', { list_id: random() < 0.3 ? null : oneOf(lists) })
    if (dice < 0.5) return task('tasks.complete', { completed: random() < 0.6 })
    if (dice < 0.6) return task('tasks.delete')
    if (dice < 0.76) return task('tasks.restore')
    if (dice < 0.85) return { path: 'lists.delete', input: { id: oneOf(lists), op_id } }
    if (dice < 0.96) return { path: 'lists.restore', input: { id: oneOf(lists), op_id } }
    return { path: 'labels.delete', input: { id: oneOf(labels), op_id } }
  }
}

async function assertWhole(
  acknowledged: readonly AcknowledgedWrite[],
  subscribers: readonly Subscriber[],
): Promise<void> {
  const { ids, ...truth } = replay(acknowledged)
  // No revision without a write, and none of a write twice.
  const head = Math.max(...ids.keys())
  expect([...ids.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: head }, (_, n) => n + 1))
  for (const { transport, reader, failure } of subscribers) {
    const isSettled = () => failure() !== undefined || Number(reader.cursor?.split('.')[1]) === head
    await expect.poll(isSettled, { timeout: 120_000, message: `${transport} is at the head` }).toBe(true)
    expect(failure(), transport).toBeUndefined()
    expect(reader.resets(), transport).toBe(1)
    expect(readState(reader), transport).toEqual(truth)
    for (const { revision, id } of reader.seen)
      expect([revision, id], transport).toEqual([revision, ids.get(revision)])
  }
}
