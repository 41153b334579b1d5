import { randomUUID } from 'node:crypto'
import { createTestDatabase, tempDir, type TestDatabase } from '@taskwire/db/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signUp } from './harness/client.ts'
import { acknowledge, expectedTasks, randomOf, type Acknowledged, type Write } from './harness/log-model.ts'
import { subscribe, type Subscriber } from './harness/subscribers.ts'
import { propertyRuns } from './harness/property-runs.ts'
import { cause, startTwoServers, troubles, type Trouble, type TwoServers } from './harness/two-servers.ts'

/*
 * Whatever fails, every write is done once, and each reader of the log sees every revision at most once, in order,
 * and ends with the true state. RUNS=1000 runs it for longer, SEED repeats a run.
 */
/** The life of an account, and the failures during it. */
const RUNS = propertyRuns(0.02)
const WRITERS = 64
const WRITES_EACH = 10

test(
  'every write is done once, and every transport delivers each write at most once and in order, despite failures',
  async () => {
    await using place = await tempDir()
    await using database = await createTestDatabase()
    await using servers = await startTwoServers(database, place.dir)
    let writes = 0
    const run = fc.asyncProperty(fc.nat(), troubles, async (seed, plan) => {
      writes += await live(servers, database, seed, plan)
    })
    await fc.assert(run, { numRuns: RUNS, endOnFailure: true })
    console.info(`${writes} writes by ${WRITERS} writers at a time; ${servers.starts()} starts of a server`)
    expect(writes).toBeGreaterThan(0)
  },
  300_000 + RUNS * 60_000,
)

/** Runs the life of one account with failures; returns the number of acknowledged writes. */
async function live(
  servers: TwoServers,
  database: TestDatabase,
  seed: number,
  plan: readonly Trouble[],
): Promise<number> {
  const { token } = await signUp(servers.origin(0))
  const random = randomOf(seed)
  const anyOrigin = () => servers.origin(Math.floor(random() * 2))
  await using open = new AsyncDisposableStack()
  const subscribers = (['sse', 'socket', 'poll', 'sse', 'socket', 'poll'] as const).map((transport) =>
    open.use(subscribe(transport, anyOrigin, token)),
  )
  const answers: Acknowledged[] = []
  const ids: string[] = []
  const send = async (write: Write) => {
    const answer = await acknowledge(anyOrigin, token, write)
    if (answer !== undefined) answers.push(answer)
  }
  const writer = async () => {
    const sent: Write[] = []
    for (let n = 0; n < WRITES_EACH; n += 1) {
      const write = nextWrite(random, ids)
      sent.push(write)
      // Sent twice at once, or once more much later: requests are repeated and overtake each other.
      await Promise.all(random() < 0.15 ? [send(write), send(write)] : [send(write)])
      const earlier = sent[Math.floor(random() * sent.length)]
      if (random() < 0.15 && earlier !== undefined) await send(earlier)
    }
  }
  await Promise.all([cause(plan, servers, database, subscribers), ...Array.from({ length: WRITERS }, writer)])
  // When a process is killed between a write and its hint, readers learn of the write from the safety poll. This
  // write takes its place.
  await send({ op: 'create', id: randomUUID(), title: 'last', op_id: randomUUID() })
  await assertExactlyOnce(answers, subscribers)
  return new Set(answers.map(({ write }) => write.op_id)).size
}

function nextWrite(random: () => number, ids: string[]): Write {
  const op_id = randomUUID()
  const id = ids[Math.floor(random() * ids.length)]
  const dice = random()
  if (id === undefined || dice < 0.3) {
    const fresh = randomUUID()
    ids.push(fresh)
    return { op: 'create', id: fresh, title: op_id, op_id }
  }
  if (dice < 0.6) return { op: 'update', id, title: op_id, op_id }
  if (dice < 0.75) return { op: 'complete', id, completed: random() < 0.5, op_id }
  if (dice < 0.9) return { op: 'delete', id, op_id }
  return { op: 'restore', id, op_id }
}

async function assertExactlyOnce(
  answers: readonly Acknowledged[],
  subscribers: readonly Subscriber[],
): Promise<void> {
  // One revision per write, however often the write was sent, and no revision without an acknowledged write.
  const revisions = new Map<string, Set<number>>()
  for (const { write, revision } of answers) {
    const seen = revisions.get(write.op_id) ?? new Set()
    revisions.set(write.op_id, seen.add(revision))
    if (write.op !== 'restore') expect([...seen]).toHaveLength(1)
  }
  const taken = [...new Set(answers.map(({ revision }) => revision))].toSorted((a, b) => a - b)
  const head = taken.at(-1) ?? 0
  expect(taken).toEqual(Array.from({ length: head }, (_, index) => index + 1))

  const truth = Object.fromEntries([...expectedTasks(answers)].toSorted())
  const byRevision = new Map(answers.map(({ revision, write }) => [revision, write.id]))
  for (const { transport, reader, failure } of subscribers) {
    await expect
      .poll(() => Number(reader.cursor?.split('.')[1]), {
        timeout: 120_000,
        message: `${transport} is at the head`,
      })
      .toBe(head)
    expect(failure(), transport).toBeUndefined()
    expect(reader.resets(), transport).toBe(1)
    const told = [...reader.tasks.values()].map(
      ({ id, title, completed }) => [id, { title, completed }] as const,
    )
    expect(Object.fromEntries(told.toSorted()), transport).toEqual(truth)
    for (const change of reader.seen) expect(byRevision.get(change.revision), transport).toBe(change.id)
  }
}
