import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createTestDatabase, tempDir, type TestDatabase } from '@taskwire/db/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signUp } from './harness/client.ts'
import { acknowledge, expectedTasks, randomOf, type Acknowledged, type Write } from './harness/log-model.ts'
import { startServer, type Server } from './harness/server.ts'
import { sql } from './harness/sql.ts'
import { subscribe, type Subscriber } from './harness/subscribers.ts'
import { propertyRuns } from './harness/property-runs.ts'

/*
 * Whatever fails, every write is done once, and each reader of the log sees every revision at most once, in order,
 * and ends with the true state. RUNS=1000 runs it for longer, SEED repeats a run.
 */
/** The life of an account, and the failures during it. */
const RUNS = propertyRuns(0.03)
const WRITERS = 64
const WRITES_EACH = 10

interface Trouble {
  readonly kind: 'backends' | 'sockets' | 'kill'
  readonly server: 0 | 1
  readonly after: number
}

const troubles = fc.array(
  fc.record<Trouble>({
    kind: fc.constantFrom('backends', 'backends', 'sockets', 'sockets', 'kill'),
    server: fc.constantFrom(0, 1),
    after: fc.nat({ max: 250 }),
  }),
  { minLength: 4, maxLength: 9 },
)

test(
  'every write is done once, and every transport delivers each write at most once and in order, despite failures',
  async () => {
    await using place = await tempDir()
    await using database = await createTestDatabase()
    await using servers = await twoServers(database, place.dir)
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

interface Servers extends AsyncDisposable {
  /** One of the two servers that is up. */
  origin(prefer: number): string
  restart(index: 0 | 1): Promise<void>
  readonly starts: () => number
}

async function twoServers({ url }: TestDatabase, DATA_DIR: string): Promise<Servers> {
  let starts = 0
  const start = () => {
    starts += 1
    const env = {
      DATABASE_URL: url,
      DATA_DIR,
      TOKEN_SECRET: 'long enough to sign with in a test',
      LOG_LEVEL: 'silent',
    }
    return startServer({ env })
  }
  const running: [Server, Server] = [await start(), await start()]
  return {
    origin: (prefer) => running[prefer % 2]?.origin ?? '',
    starts: () => starts,
    async restart(index) {
      running[index].child.kill('SIGKILL')
      await running[index].ended
      running[index] = await start()
    },
    async [Symbol.asyncDispose]() {
      for (const server of running) await server[Symbol.asyncDispose]()
    },
  }
}

/** Runs the life of one account with failures; returns the number of acknowledged writes. */
async function live(
  servers: Servers,
  { db }: TestDatabase,
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
  const trouble = async () => {
    for (const { kind, server, after } of plan) {
      await pause(after)
      if (kind === 'kill') await servers.restart(server)
      else if (kind === 'sockets') for (const subscriber of subscribers) subscriber.cut()
      else
        await sql(
          db,
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
    }
  }
  await Promise.all([trouble(), ...Array.from({ length: WRITERS }, writer)])
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
