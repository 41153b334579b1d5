import { setTimeout as pause } from 'node:timers/promises'
import { createLogReader } from '@taskwire/api/testing'
import type { ChangePage } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { openSocket, pageOf, type SocketFrame } from './harness/socket.ts'
import { sql } from './harness/sql.ts'
import { eventsOf } from './harness/subscribers.ts'

/** More than the buffers of the system hold, so unread pages would pile up in the server. */
const TASKS = 5_000
/** How many such tasks fit into a page, and how many of them fit into the buffers of the system and the server. */
const PER_PAGE = 25
const PAGES = TASKS / PER_PAGE
const MOST_UNREAD = PAGES / 2

let service: Service
let person: Person
let reads = 0

beforeAll(async () => {
  service = await startService()
  const { db } = service.deps
  const executeQuery = db.executeQuery.bind(db)
  Object.assign(db, {
    executeQuery: (query: Parameters<typeof executeQuery>[0]) => {
      if ('sql' in query && query.sql.includes('purged_revision as purged')) reads += 1
      return executeQuery(query)
    },
  })
  person = await makePerson(service)
  await sql(
    service.db,
    `insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
     select $1::uuid, gen_random_uuid(), 'task ' || n, repeat('x', 10000), 'pending', 'medium', now(), now(), n
     from generate_series(1, ${TASKS}) n`,
    person.user_id,
  )
  await sql(
    service.db,
    `update users set revision = ${TASKS}, task_count = ${TASKS} where id = $1::uuid`,
    person.user_id,
  )
})
afterAll(() => service[Symbol.asyncDispose]())

const isData = ({ result }: SocketFrame) => result?.type === 'data'

/** The number of pages read while the reader takes none, once the number no longer changes. */
async function readsAtRest(): Promise<number> {
  for (let before = -1; before !== reads; await pause(500)) before = reads
  return reads
}

test('the server stops reading the log for a paused socket, and a resumed socket gets every change once', async () => {
  reads = 0
  using socket = await openSocket(service.port, { token: person.token })
  socket.subscribe(1)
  await socket.frame(isData)
  socket.client.pause()
  const unread = await readsAtRest()
  console.info(`socket: ${unread} of ${PAGES} pages were read for a reader who reads none`)
  expect(unread).toBeLessThan(MOST_UNREAD)
  const reader = createLogReader()
  let taken = 0
  socket.client.resume()
  while (reader.tasks.size < TASKS) {
    await pause(5)
    for (const frame of socket.frames.filter(isData).slice(taken)) {
      taken += 1
      reader.take(pageOf(frame))
    }
  }
  expect([taken, reader.resets()]).toEqual([PAGES, 1])
})

test('the server stops reading the log for a paused stream, and a resumed stream gets every change once', async () => {
  reads = 0
  const response = await fetch(`http://127.0.0.1:${service.port}/trpc/tasks.onChange`, {
    headers: { authorization: `Bearer ${person.token}` },
  })
  const unread = await readsAtRest()
  console.info(`stream: ${unread} of ${PAGES} pages were read for a reader who reads none`)
  expect(unread).toBeLessThan(MOST_UNREAD)
  const reader = createLogReader()
  for await (const { id, data } of eventsOf(response.body as ReadableStream<Uint8Array>)) {
    if (id !== '') reader.take(JSON.parse(data) as ChangePage)
    if (reader.tasks.size === TASKS) break
  }
  expect(reader.resets()).toBe(1)
})

test('a socket that requests more than it reads is closed, and resumes by its cursor exactly once', async () => {
  const reader = createLogReader()
  {
    using socket = await openSocket(service.port, { token: person.token })
    socket.subscribe(0)
    reader.take(pageOf(await socket.frame(isData)))
    socket.client.pause()
    for (let id = 1; id <= 8; id += 1)
      socket.send({ id, method: 'query', params: { path: 'tasks.list', input: { limit: 500 } } })
    await pause(2_000)
    socket.client.resume()
    expect((await socket.closed).code).toBe(1006)
    for (const frame of socket.frames
      .filter((each) => each.id === 0)
      .filter(isData)
      .slice(1))
      reader.take(pageOf(frame))
  }
  using socket = await openSocket(service.port, { token: person.token })
  socket.subscribe(1, reader.cursor)
  let taken = 0
  while (reader.tasks.size < TASKS) {
    await pause(5)
    for (const frame of socket.frames.filter(isData).slice(taken)) {
      taken += 1
      reader.take(pageOf(frame))
    }
  }
  expect(reader.resets()).toBe(1)
})
