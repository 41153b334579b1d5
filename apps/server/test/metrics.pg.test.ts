import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createTestDatabase, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'

const dashboard = path.resolve(import.meta.dirname, '../../../deploy/grafana-dashboard.json')

/** Reads the samples: values by their name with labels. */
async function scrape(origin: string): Promise<Record<string, number>> {
  const response = await fetch(`${origin}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.lastIndexOf(' ')),
      Number(line.slice(line.lastIndexOf(' ') + 1)),
    ]),
  )
}

test('measures requests, calls, statements, connections and hints at an address of its own', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  // The primary is no standby, so each read that could use a replica falls back.
  const databases = { DATABASE_URL: database.url, DATABASE_REPLICA_URL: database.url }
  const env = { ...databases, DATA_DIR: place.dir, METRICS: '127.0.0.1:0' }
  await using server = await startServer({ env })
  const { port } = server.log().find(({ msg }) => msg === 'serving metrics') as { port: number }
  const origin = `http://127.0.0.1:${port}`
  const { token } = await signUp(server.origin)
  await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'a' } })
  await call(server.origin, 'GET', '/api/tasks/not-an-id', { token })
  await call(server.origin, 'GET', '/trpc/tasks.list', { token })
  await call(server.origin, 'GET', '/trpc/tasks.list,auth.me?batch=1&input={}', { token })
  await call(server.origin, 'GET', '/nowhere/secret-7431', { token })
  await call(server.origin, 'GET', '/trpc/secret-7431', { token })
  await expect
    .poll(() => scrape(origin), { interval: 200 })
    .toMatchObject({ taskwire_wake_lag_seconds: expect.closeTo(0, 0) })
  const samples = await scrape(origin)
  expect(samples).toMatchObject({
    'taskwire_request_seconds_count{operation="POST /api/tasks",status="201"}': 1,
    'taskwire_request_seconds_count{operation="tasks.list",status="200"}': 1,
    'taskwire_request_seconds_count{operation="batch",status="200"}': 1,
    'taskwire_request_seconds_count{operation="unknown",status="404"}': 2,
    'taskwire_trpc_calls_total{procedure="tasks.list",status="200"}': 2,
    'taskwire_trpc_calls_total{procedure="auth.me",status="200"}': 1,
    'taskwire_statement_seconds_count{statement="insert tasks"}': 1,
    'taskwire_password_hashes{state="running"}': 0,
    'taskwire_hints_total{direction="received"}': 0,
    taskwire_pool_waiting: 0,
    taskwire_streams: 0,
    taskwire_sockets: 0,
  })
  expect(samples['taskwire_pool_connections{state="idle"}']).toBeGreaterThan(0)
  expect(samples['nodejs_eventloop_lag_p99_seconds']).toBeGreaterThan(0)
  expect(Object.keys(samples)).toContainEqual(
    expect.stringMatching(/^taskwire_reads_total\{target="primary_/),
  )
  expect(JSON.stringify(samples)).not.toMatch(/7431|example\.com/)
  expect((await fetch(`${origin}/`)).status).toBe(404)
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404)

  const names = new Set(Object.keys(samples).map((name) => name.replace(/\{.*/, '')))
  const used = (await readFile(dashboard, 'utf8')).match(/\b(?:taskwire|nodejs|process)_[a-z_0-9]+/g) ?? []
  // Appears with the first purge.
  const missing = used.filter((name) => !names.has(name) && name !== 'taskwire_purged_rows_total')
  expect(missing).toEqual([])
})

test('an address in use is refused with one sentence', async () => {
  await using place = await tempDir()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const env = { DATA_DIR: place.dir, METRICS: `127.0.0.1:${port}`, PORT: '0' }
  const { code, err } = await runToEnd('main.ts', { env })
  taken.close()
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(
      /^Taskwire could not start\. The address 127\.0\.0\.1:\d+ of METRICS cannot be used: .*EADDRINUSE/,
    ),
  ])
})
