import { nextTaskId } from '@taskwire/domain/recurrence'
import { exportTasks } from '@taskwire/domain/transfer'
import { beforeEach, expect, test } from 'vitest'
import { createTestWorld, type Person, type TestWorld } from '../testing/index.ts'

let world: TestWorld
let person: Person

beforeEach(async () => {
  world = await createTestWorld()
  person = await world.person()
  return () => world[Symbol.asyncDispose]()
})

const toDo = (summary: string, ...lines: string[]) =>
  ['BEGIN:VTODO', `UID:${summary}`, `SUMMARY:${summary}`, ...lines, 'END:VTODO'].join('\r\n')
const calendar = (...toDos: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...toDos, 'END:VCALENDAR'].join('\r\n')
const taskOf = async (title: string) => {
  const found = (await person.call.tasks.list()).filter((task) => task.title === title && !task.completed)
  expect(found).toHaveLength(1)
  return found[0]!
}

test('a task of a calendar repeats in the zone that it names, and its completion makes the next one', async () => {
  const file = calendar(
    toDo('Call', 'DUE;TZID=America/New_York:20900102T090000', 'RRULE:FREQ=WEEKLY;BYDAY=MO'),
    toDo('Mow', 'DUE;VALUE=DATE:20900102', 'RRULE:FREQ=DAILY;INTERVAL=10'),
  )
  const result = await person.call.imports.create({ file, time_zone: 'Europe/Berlin' })
  expect(result).toMatchObject({ tasks: 2, warnings: [] })
  expect(result.preview.map(({ recurrence }) => recurrence)).toEqual([
    'FREQ=WEEKLY;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=10',
  ])
  expect(await taskOf('Call')).toMatchObject({
    due_date: '2090-01-02T14:00:00.000Z',
    recurrence: {
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      from: 'due',
      time_zone: 'America/New_York',
      start: '2090-01-02T09:00',
    },
  })
  const mow = await taskOf('Mow')
  expect(mow.recurrence).toEqual({
    rule: 'FREQ=DAILY;INTERVAL=10',
    from: 'due',
    time_zone: 'Europe/Berlin',
    start: '2090-01-02',
  })
  const done = await person.call.tasks.complete({ id: mow.id, completed: true })
  expect(done.next_id).toBe(nextTaskId(mow.id))
  expect(await taskOf('Mow')).toMatchObject({
    id: done.next_id,
    due_date: '2090-01-12',
    recurrence: mow.recurrence,
  })
})

test('a task of Todoist repeats from its completion', async () => {
  const file = 'TYPE,CONTENT,PRIORITY,INDENT,DATE\ntask,Water,4,1,every! 3 days'
  await person.call.imports.create({ file, name: 'Home.csv' })
  const water = await taskOf('Water')
  expect(water.recurrence).toMatchObject({
    rule: 'FREQ=DAILY;INTERVAL=3',
    from: 'completion',
    time_zone: 'UTC',
  })
  const { next_id } = await person.call.tasks.complete({ id: water.id, completed: true })
  const day = (days: number) =>
    new Date(Date.parse(world.deps.now()) + days * 86_400_000).toISOString().slice(0, 10)
  expect(await taskOf('Water')).toMatchObject({ id: next_id, due_date: day(3) })
})

test('a rule that a task can’t have costs no task, and a warning names it', async () => {
  const file = calendar(
    toDo('hourly', 'DUE;VALUE=DATE:20900102', 'RRULE:FREQ=HOURLY'),
    toDo('never', 'DUE;VALUE=DATE:20900102', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
    toDo('ended', 'DUE;VALUE=DATE:20100102', 'RRULE:FREQ=DAILY;UNTIL=20110101'),
    toDo('done', 'DUE;VALUE=DATE:20100102', 'RRULE:FREQ=DAILY;UNTIL=20110101', 'STATUS:COMPLETED'),
    toDo('above', 'DUE;VALUE=DATE:20900102', 'RRULE:FREQ=WEEKLY'),
    toDo('below', 'DUE;VALUE=DATE:20900102', 'RRULE:FREQ=DAILY', 'RELATED-TO:above'),
  )
  const { tasks, warnings } = await person.call.imports.create({ file })
  expect(tasks).toBe(6)
  expect(warnings).toEqual([
    'The repeat (recurrence) “FREQ=HOURLY” isn’t one Taskwire knows and was left out (line 3)',
    'The repeat (recurrence) “FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30” was left out, because it has no further date (line 9)',
    'The repeat (recurrence) “FREQ=DAILY;UNTIL=20110101” was left out, because it has no further date (line 15)',
    'The repeat (recurrence) “FREQ=DAILY” was left out, because a subtask can’t repeat (line 34)',
  ])
  const rules = new Map((await person.call.tasks.list()).map((task) => [task.title, task.recurrence?.rule]))
  expect(Object.fromEntries(rules)).toEqual({
    hourly: undefined,
    never: undefined,
    ended: undefined,
    done: 'FREQ=DAILY;UNTIL=20110101',
    above: 'FREQ=WEEKLY',
    below: undefined,
  })
})

test('many repeating tasks, and a file that is sent again', async () => {
  const file = calendar(
    ...Array.from({ length: 250 }, (_, place) =>
      toDo(`t${place}`, 'DUE;VALUE=DATE:20900102', `RRULE:FREQ=DAILY;INTERVAL=${place + 2}`),
    ),
  )
  await person.call.imports.create({ file })
  await person.call.imports.create({ file })
  const tasks = await person.call.tasks.list()
  expect(tasks).toHaveLength(250)
  expect(
    tasks.every(
      ({ title, recurrence }) => recurrence?.rule === `FREQ=DAILY;INTERVAL=${Number(title.slice(1)) + 2}`,
    ),
  ).toBe(true)
})

test('a completed task may have a rule without a future', async () => {
  const { call } = person
  const recurrence = { rule: 'FREQ=DAILY;UNTIL=20110101' }
  const done = await call.tasks.create({
    title: 'a',
    due_date: '2010-01-02',
    recurrence,
    status: 'completed',
  })
  expect(done.recurrence).toMatchObject(recurrence)
  expect(done.next_id).toBeNull()
})

test.each(['json', 'csv'] as const)('an export as %s comes back to another account', async (kind) => {
  const { call } = person
  const recurrence = {
    rule: 'INTERVAL=1;FREQ=MONTHLY;BYDAY=-1FR,+1MO',
    from: 'completion',
    time_zone: 'Asia/Tokyo',
  } as const
  await call.tasks.create({ title: 'a', due_date: '2090-01-02T10:00:00Z', recurrence })
  const [task] = await call.tasks.list()
  const moved = await call.tasks.update({ id: task?.id ?? '', due_date: '2090-03-02T10:00:00Z' })
  const other = await world.person()
  const file = exportTasks([moved], kind, { now: world.deps.now() })
  expect(await other.call.imports.create({ file, time_zone: 'Asia/Tokyo' })).toMatchObject({ warnings: [] })
  const [back] = await other.call.tasks.list()
  const start = kind === 'json' ? '2090-01-02T19:00' : '2090-03-02T19:00'
  expect(back?.recurrence).toEqual({ ...moved.recurrence, start })
})
