import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code

async function tag({ deps }: TestWorld, task: string, ...labels: string[]): Promise<void> {
  await sql`update tasks set label_ids = ${labels}::uuid[] where id = ${task}`.execute(deps.db)
}

test('a label is returned as stored, and goes to the end', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const label = await call.labels.create({ name: ' urgent ', color: 'red' })
  expect(label).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    user_id: actor.user_id,
    name: 'urgent',
    color: 'red',
    position: 'a0',
    created_at: expect.any(String),
    updated_at: label.created_at,
    revision: 1,
  })
  const next = await call.labels.create({ name: 'next' })
  expect(await call.labels.list()).toEqual([label, next])
  expect(await call.labels.get({ id: label.id })).toEqual(label)
  expect(await call.labels.update({ id: next.id, name: 'later', position: 'Zz' })).toMatchObject({
    name: 'later',
    color: null,
  })
  expect((await call.labels.list()).map(({ name }) => name)).toEqual(['later', 'urgent'])
})

test('a name is unique per user whatever its letter case, and free again after a deletion', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const create = () => ann.call.labels.create({ name: 'Ärger' })
  const made = await atOnce(world.deps.db, ann.actor, Array<typeof create>(8).fill(create))
  const [label, ...others] = await ann.call.labels.list()
  expect(others).toEqual([])
  expect(made.filter(({ status }) => status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: label }])
  for (const each of made)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ cause: { code: 'LABEL_NAME_TAKEN' } })
  expect(await codeOf(ann.call.labels.create({ name: 'ärger' }))).toBe('LABEL_NAME_TAKEN')
  expect(await codeOf(ann.call.labels.create({ name: 'a\u0308rger' }))).toBe('LABEL_NAME_TAKEN')
  const other = await ann.call.labels.create({ name: 'other' })
  expect(await codeOf(ann.call.labels.update({ id: other.id, name: 'ÄRGER' }))).toBe('LABEL_NAME_TAKEN')
  expect(await ann.call.labels.update({ id: label!.id, name: 'ÄRGER' })).toMatchObject({ name: 'ÄRGER' })
  await bob.call.labels.create({ name: 'Ärger' })
  await ann.call.labels.delete({ id: label!.id })
  expect(await ann.call.labels.update({ id: other.id, name: 'Ärger' })).toMatchObject({ name: 'Ärger' })
})

test('a taken name fails alone in a batch', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { results } = await call.sync.batch({
    commands: [
      { kind: 'label', op: 'create', id, name: 'a' },
      { kind: 'label', op: 'create', name: 'A' },
      { kind: 'label', op: 'update', id, color: 'red' },
    ],
  })
  expect(results).toMatchObject([
    { status: 'ok', kind: 'label' },
    { status: 'failed', kind: 'label', error: { code: 'LABEL_NAME_TAKEN' } },
    { status: 'ok', entity: { name: 'a', color: 'red' } },
  ])
})

test('a deletion takes the label off its tasks in one step, off deleted ones too', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const [label, kept] = [await call.labels.create({ name: 'a' }), await call.labels.create({ name: 'b' })]
  const tasks = []
  for (let n = 0; n < 4; n += 1) tasks.push(await call.tasks.create({ title: `${n}` }))
  for (const { id } of tasks.slice(0, 3)) await tag(world, id, label.id, kept.id)
  await call.tasks.delete({ id: tasks[2]!.id })
  const { cursor } = await call.sync.changes()
  const deleted = await call.labels.delete({ id: label.id })
  const { changes } = await call.sync.changes({ cursor })
  expect(changes.map((change) => [change.kind, change.type, change.revision])).toEqual([
    ['task', 'upsert', deleted.revision - 2],
    ['task', 'upsert', deleted.revision - 1],
    ['label', 'delete', deleted.revision],
  ])
  for (const change of changes.slice(0, 2)) expect(change).toMatchObject({ entity: { label_ids: [kept.id] } })
  expect((await call.tasks.restore({ id: tasks[2]!.id })).label_ids).toEqual([kept.id])
  expect(await codeOf(call.labels.delete({ id: label.id }))).toBe('LABEL_NOT_FOUND')
  expect(await codeOf(call.labels.create({ id: label.id, name: 'a' }))).toBe('LABEL_ID_USED')
})

test('conditions refuse an update and a deletion, and return the present label', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const label = await call.labels.create({ name: 'a' })
  const present = await call.labels.update({ id: label.id, name: 'b' })
  for (const refused of [
    () => call.labels.update({ id: label.id, name: 'c', expected_revision: label.revision }),
    () => call.labels.update({ id: label.id, name: 'c', base_revision: label.revision }),
    () => call.labels.update({ id: label.id, color: 'red', epoch: 'other' }),
    () => call.labels.delete({ id: label.id, expected_revision: label.revision }),
  ])
    expect(await failureOf(refused())).toMatchObject({ code: 'REVISION_CONFLICT', current: present })
})

test('another user’s label is not found', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const label = await ann.call.labels.create({ name: 'hers' })
  for (const other of [label.id, 'no id'])
    for (const work of [
      () => bob.call.labels.get({ id: other }),
      () => bob.call.labels.update({ id: other, name: 'his' }),
      () => bob.call.labels.delete({ id: other }),
    ])
      expect(await codeOf(work())).toBe('LABEL_NOT_FOUND')
  expect(await bob.call.labels.list()).toEqual([])
})

test('an account has at most the labels of the setting', async () => {
  await using world = await createTestWorld({ maxLabelsPerUser: 30 })
  const { call, actor } = await world.person()
  await sql`update users set label_count = 29 where id = ${actor.user_id}`.execute(world.deps.db)
  const { id } = await call.labels.create({ name: 'last' })
  expect(await codeOf(call.labels.create({ name: 'more' }))).toBe('LABEL_LIMIT_REACHED')
  await call.labels.delete({ id })
  await call.labels.create({ name: 'more' })
})
