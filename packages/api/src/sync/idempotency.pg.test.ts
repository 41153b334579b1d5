import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'

async function revisionOf({ deps }: TestWorld): Promise<number> {
  const { revision } = await deps.db.selectFrom('users').select('revision').executeTakeFirstOrThrow()
  return revision
}

const keptKeys = async ({ deps }: TestWorld) =>
  (await deps.db.selectFrom('idempotency_keys').select('key').orderBy('key').execute()).map(({ key }) => key)

test('a repeated creation under one key gets exactly the first response, also after later changes', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const input = { title: 'a', description: 'b', due_date: '2026-12-31', completed: true, op_id: 'key' }
  const first = await call.tasks.create(input)
  const again = JSON.stringify(first)
  expect(JSON.stringify(await call.tasks.create(input))).toBe(again)
  await call.tasks.update({ id: first.id, title: 'changed', completed: false })
  expect(JSON.stringify(await call.tasks.create(input))).toBe(again)
  await call.tasks.delete({ id: first.id })
  expect(JSON.stringify(await call.tasks.create(input))).toBe(again)
  expect(await revisionOf(world)).toBe(3)
  expect(await call.tasks.list()).toEqual([])
})

test('twenty concurrent calls under one key make one task and get one response', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const create = () => call.tasks.create({ title: 'a', op_id: 'key' })
  const answers = await Promise.all(Array.from({ length: 20 }, create))
  expect(new Set(answers.map((task) => JSON.stringify(task))).size).toBe(1)
  expect(await call.tasks.list()).toHaveLength(1)
  expect(await revisionOf(world)).toBe(1)
})

test('repeated changes of all kinds run once and get the first response', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const steps = [
    () => call.tasks.update({ id, title: 'b', op_id: 'update' }),
    () => call.tasks.complete({ id, completed: true, op_id: 'complete' }),
    () => call.tasks.delete({ id, op_id: 'delete' }),
    () => call.tasks.restore({ id, op_id: 'restore' }),
  ]
  const first: unknown[] = []
  for (const step of steps) first.push(await step())
  await call.tasks.update({ id, title: 'later' })
  await call.tasks.delete({ id })
  for (const [index, step] of steps.entries())
    expect(JSON.stringify(await step())).toBe(JSON.stringify(first[index]))
  expect(await revisionOf(world)).toBe(7)
  expect(await keptKeys(world)).toEqual(['complete', 'delete', 'restore', 'update'])
})

test('a repeated request does not check its condition again and gets the first response', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id, revision } = await call.tasks.create({ title: 'a' })
  const input = { id, title: 'b', expected_revision: revision, base_revision: revision, op_id: 'key' }
  const first = await call.tasks.update(input)
  expect(await call.tasks.update(input)).toEqual(first)
  // The base of an edit may differ in the repeated request.
  expect(await call.tasks.update({ ...input, base_revision: 9 })).toEqual(first)
  const otherwise = call.tasks.update({ ...input, expected_revision: 9 })
  expect((await failureOf(otherwise)).code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect((await failureOf(call.tasks.update({ ...input, op_id: 'other' }))).code).toBe('REVISION_CONFLICT')
})

test('a key with another body, task or procedure is refused', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a', op_id: 'key' })
  const attempts = [
    call.tasks.create({ title: 'b', op_id: 'key' }),
    call.tasks.create({ title: 'a', priority: 'high', op_id: 'key' }),
    call.tasks.update({ id, title: 'a', op_id: 'key' }),
    call.tasks.complete({ id, completed: true, op_id: 'key' }),
    call.tasks.delete({ id, op_id: 'key' }),
  ]
  for (const { code } of await Promise.all(attempts.map(failureOf)))
    expect(code).toBe('IDEMPOTENCY_KEY_REUSED')
  await call.tasks.delete({ id })
  const restored = call.tasks.restore({ id, op_id: 'key' })
  expect((await failureOf(restored)).code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(await revisionOf(world)).toBe(2)
})

test('the order of fields does not matter', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const first = await call.tasks.create({ title: 'a', priority: 'high', op_id: 'key' })
  expect(await call.tasks.create({ op_id: 'key', priority: 'high', title: 'a' })).toEqual(first)
})

test('two users may use the same key', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const hers = await ann.call.tasks.create({ title: 'hers', op_id: 'key' })
  const his = await bob.call.tasks.create({ title: 'his', op_id: 'key' })
  expect([hers.title, his.title]).toEqual(['hers', 'his'])
})

test('a key is stored only with a write', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 1 })
  const { call } = await world.person()
  const { id, revision } = await call.tasks.create({ title: 'a' })
  const refused = [
    call.tasks.create({ title: 'b', op_id: 'full' }),
    call.tasks.update({ id, title: 'b', expected_revision: revision + 1, op_id: 'conflict' }),
    call.tasks.delete({ id: world.deps.newId(), op_id: 'missing' }),
  ]
  await Promise.all(refused.map(failureOf))
  // Returns the existing task without a write.
  await call.tasks.create({ id, title: 'a', op_id: 'stands' })
  await call.tasks.restore({ id, op_id: 'lives' })
  expect(await keptKeys(world)).toEqual([])
  // The refused request may be repeated later and succeed.
  await call.tasks.delete({ id })
  expect((await call.tasks.create({ title: 'b', op_id: 'full' })).title).toBe('b')
})
