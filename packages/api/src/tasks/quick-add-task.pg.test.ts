import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'

test('one line becomes a task with its due date and priority', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.quickAdd({
    text: ' Pay rent 24.12.2026 9am !high ',
    time_zone: 'Europe/Berlin',
  })
  expect(task).toMatchObject({
    title: 'Pay rent',
    due_date: '2026-12-24T08:00:00.000Z',
    priority: 'high',
    status: 'pending',
  })
  expect(await call.tasks.list()).toEqual([task])
})

test('a line is read in the given language, English by default', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const text = 'Miete 24. Dezember 2026 9 Uhr !hoch'
  const time_zone = 'Europe/Berlin'
  expect(await call.tasks.quickAdd({ text, time_zone, language: 'de' })).toMatchObject({
    title: 'Miete',
    due_date: '2026-12-24T08:00:00.000Z',
    priority: 'high',
  })
  expect(await call.tasks.quickAdd({ text, time_zone })).toMatchObject({ title: text, due_date: null })
})

test('today is that of the given time zone, UTC by default', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const due = async (time_zone?: string) =>
    (await call.tasks.quickAdd({ text: 'Pay rent today', time_zone })).due_date
  const today = world.deps.now().slice(0, 10)
  expect(await due()).toBe(today)
  // The first and the last zone always have different days.
  expect(await due('Pacific/Kiritimati')).not.toBe(await due('Etc/GMT+12'))
})

test('a plain line is a title; the default priority is medium', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  expect(await call.tasks.quickAdd({ text: 'Read 3 chapters' })).toMatchObject({
    title: 'Read 3 chapters',
    due_date: null,
    priority: 'medium',
  })
})

test.each([
  [{ text: '!high' }, 'text holds no title'],
  [{ text: '  ' }, 'text is required'],
  [{ text: `${'a'.repeat(501)} tomorrow` }, 'text holds a title that must be at most 500 characters'],
  [{ text: 'a'.repeat(1001) }, 'text must be at most 1000 characters'],
  [
    { text: 'a', time_zone: 'Mars/Olympus' },
    'time_zone must be the IANA name of a time zone, such as Europe/Berlin',
  ],
  [
    { text: 'a', time_zone: '+01:00' },
    'time_zone must be the IANA name of a time zone, such as Europe/Berlin',
  ],
])('%j is refused in words', async (input, message) => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  expect(await failureOf(call.tasks.quickAdd(input))).toMatchObject({ code: 'VALIDATION_FAILED', message })
  expect(await call.tasks.list()).toEqual([])
})

test('a repeated line with an id creates one task, even a day later', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const first = await call.tasks.quickAdd({ id, text: 'Pay rent tomorrow' })
  world.deps.advance(10 * 60 * 1000)
  expect(await call.tasks.quickAdd({ id, text: 'Pay rent in 3 weeks' })).toEqual(first)
})

test('#list and @label are read, and an unknown label is created with the task', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const list = await call.lists.create({ title: 'Home office' })
  const label = await call.labels.create({ name: 'Phone' })
  const { cursor } = await call.sync.changes()
  const text = 'Call Ann tomorrow #home office @phone @new !high'
  const task = await call.tasks.quickAdd({ text, op_id: 'once' })
  const created = (await call.labels.list()).find(({ name }) => name === 'new')
  expect(task).toMatchObject({
    title: 'Call Ann',
    priority: 'high',
    list_id: list.id,
    label_ids: [label.id, created?.id],
  })
  const { changes } = await call.sync.changes({ cursor })
  expect(changes.map(({ kind, revision }) => [kind, revision - task.revision])).toEqual([
    ['label', -1],
    ['task', 0],
  ])
  // Repeated under its key it makes neither a task nor a label again.
  await call.labels.delete({ id: created!.id })
  const head = (await call.sync.changes({ limit: 1_000 })).cursor
  expect(await call.tasks.quickAdd({ text, op_id: 'once' })).toEqual(task)
  expect((await call.sync.changes({ limit: 1_000 })).cursor).toBe(head)
})

test('an unknown #word stays text, and so does an unknown @word for a token that may only add tasks', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  await call.labels.create({ name: 'known' })
  const { token } = await call.accessTokens.create({ name: 'script', scopes: ['tasks:add'] })
  const script = world.call(token)
  expect(await script.tasks.quickAdd({ text: 'buy milk #nowhere @known @unknown' })).toMatchObject({
    title: 'buy milk #nowhere @unknown',
    list_id: null,
  })
  expect((await call.labels.list()).map(({ name }) => name)).toEqual(['known'])
})

test('a line of names alone has no title and makes no label', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  expect((await failureOf(call.tasks.quickAdd({ text: '@new' }))).code).toBe('VALIDATION_FAILED')
  expect(await call.labels.list()).toEqual([])
})

test('concurrent lines with the same new label make it once', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const lines = Array.from({ length: 8 }, (_, n) => call.tasks.quickAdd({ text: `task ${n} @new` }))
  const tasks = await Promise.all(lines)
  expect(new Set(tasks.map(({ label_ids }) => label_ids.join()))).toHaveLength(1)
  expect(await call.labels.list()).toHaveLength(1)
})
