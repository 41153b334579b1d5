import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type Person } from '../testing/index.ts'

const idsOf = async ({ call }: Person, filters: { list_id?: string; parent_id?: string }) =>
  (await call.tasks.list({ ...filters, sort: 'position' })).map(({ id }) => id)

const fill = async ({ call }: Person, count: number, place: { list_id?: string; position?: string }) =>
  (
    await call.tasks.batch({
      commands: Array.from({ length: count }, (_, n) => ({ op: 'create' as const, title: `${n}`, ...place })),
    })
  ).results.map(({ task }) => task!)

test('a task moves before or after another one, to the end, and between lists and parents', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const list = await call.lists.create({ title: 'list' })
  const [a, b, c] = (await fill(person, 3, {})).map(({ id }) => id) as [string, string, string]
  const [x, y] = (await fill(person, 2, { list_id: list.id })).map(({ id }) => id) as [string, string]
  const cursor = (await call.tasks.changes()).cursor
  const moved = await call.tasks.move({ id: c, before_id: a, op_id: 'once' })
  expect(await idsOf(person, { list_id: 'inbox' })).toEqual([c, a, b])
  // Only the moved task changes, and once.
  expect(await call.tasks.move({ id: c, before_id: a, op_id: 'once' })).toEqual(moved)
  expect((await call.tasks.changes({ cursor })).changes).toEqual([
    { type: 'upsert', revision: moved.revision, task: moved },
  ])
  await call.tasks.move({ id: c, after_id: a })
  expect(await idsOf(person, { list_id: 'inbox' })).toEqual([a, c, b])
  await call.tasks.move({ id: a })
  expect(await idsOf(person, { list_id: 'inbox' })).toEqual([c, b, a])
  await call.tasks.move({ id: b, list_id: list.id })
  await call.tasks.move({ id: c, list_id: list.id, before_id: y })
  await call.tasks.move({ id: a, after_id: x })
  expect(await idsOf(person, { list_id: list.id })).toEqual([x, a, c, y, b])
  await call.tasks.move({ id: b, parent_id: x })
  await call.tasks.move({ id: y, before_id: b })
  expect(await idsOf(person, { parent_id: x })).toEqual([y, b])
  expect(await call.tasks.move({ id: y, before_id: a })).toMatchObject({ list_id: list.id, parent_id: null })
})

test('what cannot be is refused', async () => {
  await using world = await createTestWorld()
  const [person, other] = [await world.person(), await world.person()]
  const { call } = person
  const list = await call.lists.create({ title: 'list' })
  const [a, b] = (await fill(person, 2, {})).map(({ id }) => id) as [string, string]
  const [x] = (await fill(person, 1, { list_id: list.id })).map(({ id }) => id) as [string]
  const subtask = await call.tasks.create({ title: 'sub', parent_id: b })
  const inputs = [
    { id: a, before_id: a },
    { id: a, before_id: b, after_id: b },
    { id: a, before_id: world.deps.newId() },
    { id: a, list_id: null, before_id: x },
    { id: a, list_id: list.id, parent_id: b },
    { id: b, parent_id: a },
    { id: subtask.id, list_id: list.id },
  ]
  for (const input of inputs)
    expect((await failureOf(call.tasks.move(input))).code, JSON.stringify(input)).toBe('VALIDATION_FAILED')
  expect((await failureOf(call.tasks.move({ id: a, parent_id: subtask.id }))).code).toBe('PARENT_IS_SUBTASK')
  expect((await failureOf(other.call.tasks.move({ id: a }))).code).toBe('TASK_NOT_FOUND')
  expect((await failureOf(call.tasks.move({ id: a, expected_revision: 99 }))).code).toBe('REVISION_CONFLICT')
})

test('between equal neighbours the later ones get new positions, in one statement', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  await fill(person, 4, { position: 'a5' })
  const [last] = await fill(person, 1, { position: 'a6' })
  const before = await idsOf(person, { list_id: 'inbox' })
  const { cursor } = await call.tasks.changes()
  const moved = await call.tasks.move({ id: last!.id, after_id: before[1]! })
  const [first, second, third, fourth] = before as [string, string, string, string]
  expect(await idsOf(person, { list_id: 'inbox' })).toEqual([first, second, last!.id, third, fourth])
  const { changes } = await call.tasks.changes({ cursor })
  expect(changes.map(({ revision }) => revision - moved.revision)).toEqual([0, 1, 2])
})

test('where a position would be too long, all later tasks get new ones', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const [task] = await fill(person, 1, { position: 'a9' })
  const long = `a0${'0'.repeat(197)}1`
  const [one, two] = [await fill(person, 1, { position: 'a0' }), await fill(person, 1, { position: long })]
  await person.call.tasks.move({ id: task!.id, before_id: two[0]!.id })
  expect(await idsOf(person, { list_id: 'inbox' })).toEqual([one[0]!.id, task!.id, two[0]!.id])
})

test('any moves give the order of a list in memory, also at once', async () => {
  await using world = await createTestWorld()
  const aMove = fc.record({ from: fc.nat(5), to: fc.nat(5), isBefore: fc.boolean(), tie: fc.boolean() })
  const run = fc.asyncProperty(fc.array(aMove, { maxLength: 8 }), async (moves) => {
    const person = await world.person()
    await fill(person, 6, { position: 'a5' })
    let ids = await idsOf(person, {})
    for (const { from, to, isBefore, tie } of moves) {
      const [id, other] = [ids[from]!, ids[to]!]
      if (id === other) continue
      if (tie) {
        // Another device gave a task the position of another one.
        const { position } = await person.call.tasks.get({ id: other })
        await person.call.tasks.update({ id, position })
        ids = await idsOf(person, {})
        continue
      }
      await person.call.tasks.move({ id, ...(isBefore ? { before_id: other } : { after_id: other }) })
      ids = ids.filter((each) => each !== id)
      ids.splice(ids.indexOf(other) + (isBefore ? 0 : 1), 0, id)
      expect(await idsOf(person, {})).toEqual(ids)
    }
    await Promise.all(
      ids.map((id) => person.call.tasks.move({ id, before_id: ids.find((each) => each !== id)! })),
    )
    expect((await idsOf(person, {})).toSorted()).toEqual(ids.toSorted())
  })
  await fc.assert(run, { numRuns: 15 })
})
