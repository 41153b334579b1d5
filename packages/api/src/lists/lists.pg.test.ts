import { positionsBetween } from '@taskwire/domain'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, type Caller } from '../testing/index.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code
const titles = async (call: Caller, archived?: boolean) =>
  (await call.lists.list({ archived })).map(({ title }) => title)

test('a list is returned as stored, and goes to the end', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const first = await call.lists.create({ title: '  Household ' })
  expect(first).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    user_id: actor.user_id,
    title: 'Household',
    color: null,
    position: 'a0',
    archived_at: null,
    created_at: expect.any(String),
    updated_at: first.created_at,
    revision: 1,
  })
  expect(await call.lists.get({ id: first.id })).toEqual(first)
  await call.lists.create({ title: 'before', position: 'Zz' })
  await call.lists.create({ title: 'archived', color: 'teal', archived: true })
  expect(await titles(call)).toEqual(['before', 'Household', 'archived'])
  expect(await titles(call, true)).toEqual(['archived'])
  expect(await titles(call, false)).toEqual(['before', 'Household'])
})

test('a repeated creation makes one list; the id of a deleted list can’t be used again', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const create = () => call.lists.create({ id, title: 'one' })
  const made = await atOnce(world.deps.db, actor, Array<typeof create>(8).fill(create))
  const [list] = await call.lists.list()
  expect(made).toEqual(Array(8).fill({ status: 'fulfilled', value: list }))
  expect(list?.revision).toBe(1)
  expect(await titles(call)).toEqual(['one'])
  await call.lists.delete({ id })
  expect(await codeOf(call.lists.create({ id, title: 'again' }))).toBe('LIST_ID_USED')
  const keyed = { title: 'keyed', op_id: 'a' }
  expect(await call.lists.create(keyed)).toEqual(await call.lists.create(keyed))
  expect(await codeOf(call.lists.create({ ...keyed, title: 'other' }))).toBe('IDEMPOTENCY_KEY_REUSED')
})

test('an update changes the given fields only, and moves the list between others', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const [a, , c] = [
    await call.lists.create({ title: 'a', color: 'red' }),
    await call.lists.create({ title: 'b' }),
    await call.lists.create({ title: 'c' }),
  ]
  world.deps.advance(1_000)
  const [position] = positionsBetween(a.position, 'a1', 1) ?? []
  const moved = await call.lists.update({ id: c.id, position })
  expect(moved).toEqual({ ...c, position, revision: 4, updated_at: moved.updated_at })
  expect(moved.updated_at > c.updated_at).toBe(true)
  expect(await titles(call)).toEqual(['a', 'c', 'b'])
  const archived = await call.lists.update({ id: a.id, archived: true, color: null })
  expect(archived).toMatchObject({ title: 'a', color: null, archived_at: archived.updated_at })
  world.deps.advance(1_000)
  expect((await call.lists.update({ id: a.id, archived: true })).archived_at).toBe(archived.archived_at)
  expect((await call.lists.update({ id: a.id, archived: false })).archived_at).toBeNull()
})

test('conditions refuse an update and a deletion, and return the present list', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const list = await call.lists.create({ title: 'a' })
  const present = await call.lists.update({ id: list.id, title: 'b' })
  for (const refused of [
    () => call.lists.update({ id: list.id, title: 'c', expected_revision: list.revision }),
    () => call.lists.update({ id: list.id, title: 'c', base_revision: list.revision }),
    () => call.lists.update({ id: list.id, color: 'red', epoch: 'other' }),
    () => call.lists.delete({ id: list.id, expected_revision: list.revision }),
    () => call.lists.delete({ id: list.id, epoch: 'other' }),
  ])
    expect(await failureOf(refused())).toMatchObject({
      code: 'REVISION_CONFLICT',
      message: 'The list was changed meanwhile',
      current: present,
    })
  // Another field, or the same title, is no conflict.
  expect(await call.lists.update({ id: list.id, color: 'red', base_revision: list.revision })).toMatchObject({
    color: 'red',
  })
  expect(await call.lists.update({ id: list.id, title: 'b', base_revision: list.revision })).toMatchObject({
    title: 'b',
  })
})

test('another user’s list, a missing one and a malformed id are not found', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const list = await ann.call.lists.create({ title: 'hers' })
  for (const other of [list.id, id, 'no id'])
    for (const work of [
      () => bob.call.lists.get({ id: other }),
      () => bob.call.lists.update({ id: other, title: 'his' }),
      () => bob.call.lists.delete({ id: other }),
      () => bob.call.lists.restore({ id: other }),
    ])
      expect(await codeOf(work()), other).toBe('LIST_NOT_FOUND')
  expect(await ann.call.lists.list()).toEqual([list])
})

test.each([
  ['an empty title', { title: ' ' }, 'title'],
  ['a long title', { title: 'a'.repeat(121) }, 'title'],
  ['an unknown color', { title: 'a', color: 'mauve' as 'red' }, 'color'],
  ['a malformed position', { title: 'a', position: 'a' }, 'position'],
  ['a position that is too long', { title: 'a', position: `a0${'V'.repeat(200)}` }, 'position'],
])('%s is refused', async (_, input, field) => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  expect(await failureOf(call.lists.create(input))).toMatchObject({
    code: 'VALIDATION_FAILED',
    issues: [{ path: [field] }],
  })
})

test('an account has at most the lists of the setting, also under concurrent creations and restores', async () => {
  await using world = await createTestWorld({ maxListsPerUser: 30 })
  const { call, actor } = await world.person()
  const gone = await call.lists.create({ title: 'gone' })
  await call.lists.delete({ id: gone.id })
  await sql`update users set list_count = 28 where id = ${actor.user_id}`.execute(world.deps.db)
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, (_, n) => call.lists.create({ title: `${n}` })),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(await codeOf(call.lists.create({ title: 'more' }))).toBe('LIST_LIMIT_REACHED')
  expect(await codeOf(call.lists.restore({ id: gone.id }))).toBe('LIST_LIMIT_REACHED')
  const [first] = await call.lists.list()
  await call.lists.delete({ id: first!.id })
  expect(await call.lists.restore({ id: gone.id })).toMatchObject({ title: 'gone' })
})
