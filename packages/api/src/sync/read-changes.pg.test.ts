import { expect, test } from 'vitest'
import { createLogReader, createTestWorld, type LogReader, type Person } from '../testing/index.ts'

/** Reads all pages; returns their number. */
async function readToEnd({ call }: Person, reader: LogReader, limit?: number): Promise<number> {
  for (let pages = 1; ; pages += 1) {
    const page = await call.tasks.changes({ cursor: reader.cursor, limit })
    reader.take(page)
    if (!page.has_more) return pages
  }
}

const byId = (tasks: Iterable<{ id: string }>) => [...tasks].toSorted((a, b) => (a.id < b.id ? -1 : 1))

async function expectTruth(person: Person, reader: LogReader): Promise<void> {
  expect(byId(reader.tasks.values())).toEqual(byId(await person.call.tasks.list()))
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

test('a new log is empty', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const first = await call.tasks.changes()
  expect(first).toEqual({ changes: [], cursor: 'test.0', has_more: false, reset: true })
  expect(await call.tasks.changes({ cursor: first.cursor })).toEqual({ ...first, reset: false })
})

test('a reader of all pages has every task once, in the order of revisions', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  for (const n of times(12)) await person.call.tasks.create({ title: `${n}` })
  for (const limit of [1, 5, 6, 12, 13, undefined]) {
    const reader = createLogReader()
    const pages = await readToEnd(person, reader, limit)
    expect(reader.seen.map(({ revision }) => revision)).toEqual(times(12).map((n) => n + 1))
    expect(pages).toBe(limit === undefined ? 1 : Math.ceil(12 / limit))
    expect(reader.resets()).toBe(1)
    await expectTruth(person, reader)
  }
})

test('a change is the current task or its deletion; overwritten revisions are skipped', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const reader = createLogReader()
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((title) => call.tasks.create({ title })))
  reader.take(await call.tasks.changes())
  if (a === undefined || b === undefined || c === undefined) throw new Error('three were made')
  await call.tasks.update({ id: a.id, title: 'a2' })
  const a3 = await call.tasks.update({ id: a.id, title: 'a3' })
  const gone = await call.tasks.delete({ id: b.id })
  const page = await call.tasks.changes({ cursor: reader.cursor })
  expect(page).toEqual({
    changes: [
      { type: 'upsert', revision: a3.revision, task: a3 },
      { type: 'delete', revision: gone.revision, id: b.id },
    ],
    cursor: 'test.6',
    has_more: false,
    reset: false,
  })
})

test('a reader that starts from empty gets no deletions', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  expect(await call.tasks.changes()).toEqual({
    changes: [],
    cursor: 'test.2',
    has_more: false,
    reset: true,
  })
})

test('reading beside writes: every page is in order, and the end equals the table', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const tasks = await Promise.all(times(60).map((n) => call.tasks.create({ title: `${n}` })))
  let isWriting = true
  const writing = Promise.all(
    times(4).map(async (writer) => {
      for (let n = writer; n < tasks.length; n += 4) {
        const { id } = tasks[n] ?? { id: '' }
        if (n % 3 === 0) await call.tasks.delete({ id })
        else await call.tasks.update({ id, title: `again ${n}` })
        await call.tasks.create({ title: `new ${n}` })
      }
    }),
  ).finally(() => (isWriting = false))
  const reader = createLogReader()
  while (isWriting) reader.take(await call.tasks.changes({ cursor: reader.cursor, limit: 7 }))
  await writing
  await readToEnd(person, reader, 7)
  expect(reader.resets()).toBe(1)
  await expectTruth(person, reader)
})

test('a page of long texts ends before the limit, and the next one continues there', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const description = 'ä'.repeat(10_000)
  for (const n of times(60)) await person.call.tasks.create({ title: `${n}`, description })
  const page = await person.call.tasks.changes()
  expect(page.has_more).toBe(true)
  expect(page.changes).toHaveLength(25)
  const reader = createLogReader()
  expect(await readToEnd(person, reader)).toBe(3)
  expect(reader.seen).toHaveLength(60)
  await expectTruth(person, reader)
})

test('nobody reads another user’s tasks', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  await ann.call.tasks.create({ title: 'hers' })
  const { cursor } = await ann.call.tasks.changes()
  expect((await bob.call.tasks.changes()).changes).toEqual([])
  // Her cursor is ahead of his log's head.
  expect(await bob.call.tasks.changes({ cursor })).toMatchObject({ changes: [], reset: true })
})

test.each(['another.1', 'test.99', 'nonsense', '', 'test.1; drop table tasks'])(
  'with the cursor %j a reader starts from empty',
  async (cursor) => {
    await using world = await createTestWorld()
    const { call } = await world.person()
    await call.tasks.create({ title: 'a' })
    const page = await call.tasks.changes({ cursor })
    expect(page).toMatchObject({ reset: true, has_more: false, cursor: 'test.1' })
    expect(page.changes).toHaveLength(1)
  },
)
