import { execFile } from 'node:child_process'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createTestDatabase, startSlowProxy, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { sql } from './harness/sql.ts'

const TOKEN_SECRET = 'hM3yq0m0W1o3P8mL1wq9V3jz7Gx4fN2bT5cR8sK6aZE'

/** A connection that needs longer for the whole list than the time limit of a statement. */
const BYTES_PER_MS = 8_000

/**
 * Megabytes that a list may add to the resident memory, however long it is. Usual are 30 to 60, because the collector decides when
 * it works; a list that is collected before it is sent takes more than 140.
 */
const MOST_MEMORY = 100

test.each([
  ['100,000 small tasks', 100_000, 0],
  ['6,000 tasks with long descriptions', 6_000, 10_000],
])('a list of %s is complete, and memory stays flat', async (_, count, length) => {
  await using database = await createTestDatabase()
  await using proxy = await startSlowProxy(0, BYTES_PER_MS)
  await using place = await tempDir()
  const env = {
    DATABASE_URL: proxy.url(new URL(database.url).pathname.slice(1)),
    DATA_DIR: place.dir,
    TOKEN_SECRET,
    // How far the collector's young generation grows depends on chance, and would count as memory of the list.
    NODE_OPTIONS: '--max-semi-space-size=8',
  }
  await using server = await startServer({ env })
  const { email, token } = await signUp(server.origin)
  const insert = Math.min(5_000, Math.floor(2_000_000 / (length + 1)))
  for (let from = 0; from < count; from += insert)
    await sql(
      database.db,
      `insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
      select users.id, gen_random_uuid(), 'task ' || n, nullif(repeat(md5(n::text), $1::int / 32), ''), 'pending', 'medium',
        timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01', n
      from users, generate_series($2::int + 1, least($2::int + $3::int, $4::int)) n where email = $5`,
      length,
      from,
      insert,
      count,
      email,
    )
  // Short lists compile the code and fill the collector's young generation before memory is counted.
  for (let n = 0; n < 30; n += 1) await slowly(await open(server.origin, token, '?limit=100'))
  const before = await memoryOf(server.child.pid)
  let most = before
  const response = await openWhenServed(server.origin, token, '?sort=created_at&order=asc')
  expect(response.statusCode).toBe(200)
  const text = await slowly(response, async () => {
    most = Math.max(most, await memoryOf(server.child.pid))
  })
  const titles = (JSON.parse(text) as { title: string }[]).map(({ title }) => title)
  expect(titles).toEqual(Array.from({ length: count }, (_each, n) => `task ${n + 1}`))
  console.info(
    `${count} tasks, ${Math.round(text.length / 1e6)} MB: ${Math.round(most - before)} MB of memory`,
  )
  expect(most - before).toBeLessThan(MOST_MEMORY)
  const etag = response.headers.etag ?? ''
  const again = await open(server.origin, token, '', { 'if-none-match': etag })
  expect(again.statusCode).toBe(304)
})

/** Requests a list on a connection of its own: the server may be closing one that was idle during a long list. */
function open(
  origin: string,
  token: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  const options = { headers: { authorization: `Bearer ${token}`, ...headers }, agent: false }
  return new Promise((resolve, reject) => {
    get(`${origin}/api/tasks${query}`, options, resolve).on('error', reject)
  })
}

/** Requests a list until the answer is not 503, which a busy machine gives when the first statement takes too long. */
async function openWhenServed(origin: string, token: string, query: string): Promise<IncomingMessage> {
  for (;;) {
    const incoming = await open(origin, token, query)
    if (incoming.statusCode !== 503) return incoming
    await slowly(incoming)
  }
}

/** Reads a response with a pause after each megabyte. */
async function slowly(incoming: IncomingMessage, onPause = async () => {}): Promise<string> {
  const chunks: Buffer[] = []
  let sincePause = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    sincePause += chunk.length
    if (sincePause < 1_000_000) continue
    sincePause = 0
    await pause(20)
    await onPause()
  }
  return Buffer.concat(chunks).toString()
}

/** The resident memory of a process, in megabytes. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}
