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
