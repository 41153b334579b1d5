import {
  dueInstant,
  nextCursor,
  sortOrders,
  taskPriorities,
  taskSorts,
  type CreateTaskInput,
  type ListTasksInput,
  type Task,
} from '@taskwire/domain'
import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type Caller, type Person, type TestWorld } from '../testing/index.ts'
import { toTask } from './task.row.ts'
import { createTask } from './create-task.ts'
import { listPage } from './list-tasks.ts'

const moments = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-01-02T00:00:00.000Z'] as const

/** 24 tasks with ties in every sort, and matches and misses of every filter. */
const samples: CreateTaskInput[] = Array.from({ length: 24 }, (_, n) => ({
  title: `task ${n}`,
  priority: taskPriorities[n % 3],
  status: n % 5 === 0 ? 'completed' : n % 2 === 0 ? 'in_progress' : 'pending',
  due_date: [
    null,
    '2026-03-01',
    '2026-03-01T00:00:00Z',
    '2026-02-28T19:00:00-05:00',
    '2026-04-01T12:00:00Z',
    '1970-01-01',
    '9999-12-31',
  ][n % 7],
}))

async function fill(world: TestWorld, { actor }: Person, inputs = samples): Promise<void> {
  for (const [n, input] of inputs.entries())
    await createTask({ ...world.deps, now: () => moments[n % 3]! }, actor, input)
}

async function pages(call: Caller, input: ListTasksInput & { limit: number }): Promise<Task[][]> {
  const all: Task[][] = []
  let cursor: string | null | undefined
  while (cursor !== null && all.length < 100) {
    const given = cursor === undefined ? input : { ...input, cursor }
    const page = await call.tasks.list(given)
    all.push(page)
    cursor = nextCursor(page, given)
  }
  return all
}

const dueOf = ({ due_date }: Task) => (due_date === null ? undefined : dueInstant(due_date))
const keys = {
  created_at: (task) => task.created_at,
  updated_at: (task) => task.updated_at,
  priority: (task) => taskPriorities.indexOf(task.priority),
  due_date: (task) => dueOf(task) ?? '',
  position: (task) => task.position,
} satisfies Record<string, (task: Task) => string | number>

test.each(taskSorts)('sorted by %s: in order, ties by id, and pages without gaps', async (sort) => {
  await using world = await createTestWorld()
  const person = await world.person()
  await fill(world, person)
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
  const undated = (task: Task) => Number(sort === 'due_date' && task.due_date === null)

  for (const order of sortOrders) {
    const list = await person.call.tasks.list({ sort, order })
    const sign = order === 'asc' ? 1 : -1
    const expected = list.toSorted(
      (a, b) =>
        undated(a) - undated(b) || sign * (compare(keys[sort](a), keys[sort](b)) || compare(a.id, b.id)),
    )
    expect(list.map(({ title }) => title)).toEqual(expected.map(({ title }) => title))
    expect(new Set(list.map(({ id }) => id)).size).toBe(samples.length)

    for (const limit of [1, 5, 24, 25]) {
      const read = await pages(person.call, { sort, order, limit })
      expect(read.flat()).toEqual(list)
      expect(read.every((page) => page.length <= limit)).toBe(true)
    }
  }
})

test('each filter returns exactly its tasks, alone and combined, paged or not', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  await fill(world, person)
  const all = await person.call.tasks.list()
  expect(all).toHaveLength(samples.length)
  const dueBefore = (instant: string) => (task: Task) => (dueOf(task) ?? '~') < instant
  const dueFrom = (instant: string) => (task: Task) => (dueOf(task) ?? '') >= instant
  const noon = '2026-03-01T00:00:00.000Z'
  const cases: [ListTasksInput, (task: Task) => boolean][] = [
    [{ status: 'pending' }, ({ status }) => status === 'pending'],
    [{ status: 'in_progress' }, ({ status }) => status === 'in_progress'],
    [{ status: 'completed' }, ({ completed }) => completed],
    [{ priority: 'low' }, ({ priority }) => priority === 'low'],
    [
      { priority: 'high', status: 'pending' },
      (task) => task.priority === 'high' && task.status === 'pending',
    ],
    [{ due_before: '2026-03-01' }, dueBefore(noon)],
    [{ due_after: '2026-03-01' }, dueFrom(noon)],
    [{ due_after: '2026-03-01T01:00:00+01:00' }, dueFrom(noon)],
    [{ due_after: '2026-03-01', due_before: '2026-03-02' }, (task) => dueOf(task) === noon],
    [{ due_before: '1970-01-01' }, () => false],
    [{ due_after: '1970-01-01' }, ({ due_date }) => due_date !== null],
    [{ search: 'TASK 1' }, ({ title }) => title.startsWith('task 1')],
    [
      { search: 'task 1', priority: 'medium', sort: 'due_date' },
      (task) => task.title.startsWith('task 1') && task.priority === 'medium',
    ],
  ]
  for (const [input, wanted] of cases) {
    const list = await person.call.tasks.list(input)
    const titles = (tasks: Task[]) => tasks.map(({ title }) => title).toSorted()
    expect(titles(list), JSON.stringify(input)).toEqual(titles(all.filter(wanted)))
    expect((await pages(person.call, { ...input, limit: 2 })).flat()).toEqual(list)
  }
})

test('search finds a literal text in any letter case and script, in title and description', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  await fill(world, person, [
    { title: '100% sure', description: null },
    { title: '100 sure' },
    { title: 'snake_case' },
    { title: 'snakeXcase', description: 'Über die STRASSE' },
    { title: 'back\\slash' },
    { title: 'ΚΑΛΗΜΈΡΑ 日本語' },
    { title: "it's; -- drop", description: '%' },
  ])
  const found = async (search: string) =>
    (await person.call.tasks.list({ search })).map(({ title }) => title).toSorted()
  expect(await found('100%')).toEqual(['100% sure'])
  expect(await found('%')).toEqual(['100% sure', "it's; -- drop"])
  expect(await found('e_c')).toEqual(['snake_case'])
  expect(await found('SNAKE')).toEqual(['snakeXcase', 'snake_case'])
  expect(await found('\\')).toEqual(['back\\slash'])
  expect(await found('k\\s')).toEqual(['back\\slash'])
  expect(await found('\\%')).toEqual([])
  expect(await found('über DIE strasse')).toEqual(['snakeXcase'])
  expect(await found('καλημέρα')).toEqual(['ΚΑΛΗΜΈΡΑ 日本語'])
  expect(await found('本')).toEqual(['ΚΑΛΗΜΈΡΑ 日本語'])
  expect(await found("it's; --")).toEqual(["it's; -- drop"])
  expect(await found('nothing like it')).toEqual([])
})

test('search ignores accents, composed or not', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { id } = await person.call.tasks.create({ title: 'Größe', description: 'Cafe\u0301 in Łódź' })
  const found = async (search: string) => (await person.call.tasks.list({ search })).length
  for (const search of ['GROSSE', 'gro\u0308ße', 'café', 'CAFE IN LODZ', 'é'])
    expect(await found(search)).toBe(1)
  // A text that spans title and description is in neither.
  expect(await found('größe\ncafé')).toBe(0)
  await person.call.tasks.update({ id, description: null, title: 'Señor' })
  expect(await found('cafe')).toBe(0)
  expect(await found('SENOR')).toBe(1)
})

test('a cursor of another list is refused, and one of another user returns one’s own tasks', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  await fill(world, ann)
  await fill(world, bob, samples.slice(0, 3))
  const input = { sort: 'priority', order: 'asc', limit: 2 } as const
  const cursor = nextCursor(await ann.call.tasks.list(input), input) ?? ''
  for (const wrong of [
    { ...input, order: 'desc', cursor } as const,
    { ...input, sort: 'due_date', cursor } as const,
    { limit: 2, cursor },
    { ...input, cursor: 'junk' },
    { ...input, cursor: '' },
    { ...input, cursor: cursor.replace('low', 'urgent') },
  ])
    expect(await failureOf(ann.call.tasks.list(wrong))).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['cursor'] }],
    })
  const his = await bob.call.tasks.list({ ...input, cursor })
  expect(his.every(({ user_id }) => user_id === bob.actor.user_id)).toBe(true)
})

test('the next page continues after a last task that was deleted or changed', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  await fill(world, person)
  const input = { sort: 'created_at', order: 'asc', limit: 10 } as const
  const all = await person.call.tasks.list({ sort: 'created_at', order: 'asc' })
  const page = await person.call.tasks.list(input)
  await person.call.tasks.delete({ id: page.at(-1)!.id })
  const cursor = nextCursor(page, input) ?? ''
  expect(await person.call.tasks.list({ ...input, cursor })).toEqual(all.slice(10, 20))
})

test('the transport gets the cursor of the next page, and none after the last page', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  await fill(world, person, samples.slice(0, 3))
  const told: string[] = []
  const ctx = {
    deps: world.deps,
    actor: person.actor,
    onNextPage: (cursor: string) => void told.push(cursor),
  }
  const first = await listPage(ctx, { limit: 2 }, toTask)
  expect(told).toEqual([nextCursor(first, { limit: 2 })])
  const second = await listPage(ctx, { limit: 2, cursor: told[0] }, toTask)
  expect([first.length, second.length, told.length]).toEqual([2, 1, 1])
  await listPage(ctx, {}, toTask)
  expect(told).toHaveLength(1)
})
