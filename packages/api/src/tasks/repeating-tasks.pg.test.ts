import { nextSubtaskId, nextTaskId } from '@taskwire/domain/recurrence'
import { beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, type Person, type TestWorld } from '../testing/index.ts'
import { changesAfter, createFamily, cursorOf, headOf } from '../testing/task-family.ts'

let world: TestWorld
let person: Person

beforeEach(async () => {
  world = await createTestWorld()
  person = await world.person()
  return () => world[Symbol.asyncDispose]()
})

/** A date far from now, so that no occurrence has passed. */
const due_date = '2090-01-02'
const weekly = { rule: 'FREQ=WEEKLY' }
const tasksOf = async () => (await person.call.tasks.list()).toSorted((a, b) => a.revision - b.revision)

describe('a rule that is set', () => {
  test('starts at the due date, from the due date and in UTC unless the profile has a zone', async () => {
    const { call } = person
    const utc = await call.tasks.create({ title: 'a', due_date: '2090-01-02T09:00:00Z', recurrence: weekly })
    expect(utc.recurrence).toEqual({
      rule: 'FREQ=WEEKLY',
      from: 'due',
      time_zone: 'UTC',
      start: '2090-01-02T09:00',
    })
    await call.account.updateProfile({ time_zone: 'Europe/Berlin' })
    const berlin = await call.tasks.create({
      title: 'a',
      due_date: '2090-07-02T09:00:00Z',
      recurrence: weekly,
    })
    expect(berlin.recurrence).toMatchObject({ time_zone: 'Europe/Berlin', start: '2090-07-02T11:00' })
    const own = {
      rule: 'rrule:freq=monthly;bymonthday=-1',
      from: 'completion',
      time_zone: 'Asia/Tokyo',
    } as const
    const updated = await call.tasks.update({ id: utc.id, recurrence: own })
    expect(updated.recurrence).toEqual({
      rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
      from: 'completion',
      time_zone: 'Asia/Tokyo',
      start: '2090-01-02T18:00',
    })
  })

  test('keeps its start when the due date moves alone, or the whole task is sent back', async () => {
    const { call } = person
    const task = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    const moved = await call.tasks.update({ id: task.id, due_date: '2090-01-05' })
    expect(moved.recurrence).toEqual(task.recurrence)
    const sentBack = await call.tasks.update({ ...moved, title: 'b', due_date: '2090-01-06' })
    expect(sentBack).toMatchObject({ title: 'b', recurrence: task.recurrence })
    const changed = await call.tasks.update({
      ...sentBack,
      recurrence: { ...sentBack.recurrence!, rule: 'FREQ=DAILY' },
    })
    expect(changed.recurrence).toMatchObject({ rule: 'FREQ=DAILY', start: '2090-01-06' })
  })

  test('needs a due date, and goes with it', async () => {
    const { call } = person
    const refused = async (work: Promise<unknown>) => (await failureOf(work)).issues
    const needs = [expect.objectContaining({ path: ['recurrence'], code: 'needs_due_date' })]
    expect(await refused(call.tasks.create({ title: 'a', recurrence: weekly }))).toEqual(needs)
    const plain = await call.tasks.create({ title: 'a' })
    expect(await refused(call.tasks.update({ id: plain.id, recurrence: weekly }))).toEqual(needs)
    const task = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    const other = { rule: 'FREQ=DAILY' }
    expect(await refused(call.tasks.update({ id: task.id, due_date: null, recurrence: other }))).toEqual(
      needs,
    )
    expect(await call.tasks.update({ ...task, due_date: null })).toMatchObject({
      due_date: null,
      recurrence: null,
    })
    await call.tasks.update({ id: task.id, due_date, recurrence: weekly })
    expect(await call.tasks.update({ id: task.id, due_date: null })).toMatchObject({ recurrence: null })
    await call.tasks.update({ id: task.id, due_date, recurrence: weekly })
    expect(await call.tasks.update({ id: task.id, recurrence: null })).toMatchObject({
      due_date,
      recurrence: null,
    })
  })

  test('is not for subtasks', async () => {
    const { call } = person
    const { parent, subtasks } = await createFamily(person)
    const refused = async (work: Promise<unknown>) =>
      (await failureOf(work)).issues.map(({ path, code }) => [path[0], code])
    const at = (field: string) => [[field, 'subtask_repeats']]
    const repeats = { title: 'x', due_date, recurrence: weekly }
    expect(await refused(call.tasks.create({ ...repeats, parent_id: parent.id }))).toEqual(at('recurrence'))
    expect(await refused(call.tasks.update({ ...repeats, id: subtasks[0]!.id }))).toEqual(at('recurrence'))
    const task = await call.tasks.create(repeats)
    expect(await refused(call.tasks.update({ id: task.id, parent_id: parent.id }))).toEqual(at('parent_id'))
    expect(await refused(call.tasks.move({ id: task.id, parent_id: parent.id }))).toEqual(at('parent_id'))
    expect(await refused(call.tasks.move({ id: task.id, after_id: subtasks[0]!.id }))).toEqual(at('after_id'))
    expect(await call.tasks.update({ id: task.id, parent_id: parent.id, recurrence: null })).toMatchObject({
      parent_id: parent.id,
      recurrence: null,
    })
  })

  test.each([
    ['FREQ=DAILY;COUNT=1', 'no_future'],
    ['FREQ=DAILY;UNTIL=20900102', 'no_future'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'no_future'],
    ['FREQ=DAILY;BYHOUR=9', 'unsupported_rule_part'],
    ['FREQ=HOURLY', 'unsupported_rule_part'],
    ['FREQ=WEEKLY;BYDAY=XX', 'wrong_rule_part'],
    ['every monday', 'not_a_rule'],
  ])('%s is refused: %s', async (rule, code) => {
    const { call } = person
    const { id } = await call.tasks.create({ title: 'a', due_date })
    const works = [
      () => call.tasks.create({ title: 'a', due_date, recurrence: { rule } }),
      () => call.tasks.update({ id, recurrence: { rule } }),
    ]
    for (const work of works) {
      const failure = await failureOf(work())
      expect(failure.code).toBe('VALIDATION_FAILED')
      expect(failure.issues).toEqual([expect.objectContaining({ path: ['recurrence', 'rule'], code })])
    }
    expect(await call.tasks.get({ id })).toMatchObject({ recurrence: null, revision: 1 })
  })
})

describe('completing a repeating task', () => {
  test('makes the next one in the same statement, with everything but the state', async () => {
    const { call } = person
    const list = await call.lists.create({ title: 'list' })
    const label = await call.labels.create({ name: 'label' })
    const task = await call.tasks.create({
      title: 'water',
      description: 'all of them',
      priority: 'high',
      status: 'in_progress',
      list_id: list.id,
      label_ids: [label.id],
      position: 'a5',
      due_date,
      recurrence: weekly,
    })
    const [done, open] = [
      await call.tasks.create({ title: 'done', parent_id: task.id, completed: true }),
      await call.tasks.create({
        title: 'open',
        parent_id: task.id,
        due_date: '2090-01-01',
        label_ids: [label.id],
      }),
    ]
    const cursor = await cursorOf(person)
    const completed = await call.tasks.complete({ id: task.id, completed: true })
    const next_id = nextTaskId(task.id)
    expect(completed).toMatchObject({
      id: task.id,
      status: 'completed',
      due_date,
      next_id,
      recurrence: task.recurrence,
    })
    const copies = [done, open].map(({ id }) => nextSubtaskId(id, next_id))
    const next = await call.tasks.get({ id: next_id })
    expect(next).toEqual({
      ...task,
      id: next_id,
      number: expect.any(Number),
      status: 'pending',
      due_date: '2090-01-09',
      created_at: completed.updated_at,
      updated_at: completed.updated_at,
      revision: completed.revision + 1,
    })
    expect(await call.tasks.get({ id: copies[0]! })).toMatchObject({
      title: 'done',
      parent_id: next_id,
      status: 'pending',
      completed_at: null,
      recurrence: null,
    })
    expect(await call.tasks.get({ id: copies[1]! })).toMatchObject({
      due_date: '2090-01-08',
      label_ids: [label.id],
    })
    // One statement, so consecutive revisions: the open subtask, the task, the next one, its subtasks by id.
    expect(await changesAfter(person, cursor, headOf(cursor))).toEqual([
      ['completed', open.id, 1],
      ['completed', task.id, 2],
      ['pending', next_id, 3],
      ['pending', copies.toSorted()[0], 4],
      ['pending', copies.toSorted()[1], 5],
    ])
    // The copy of a task with subtasks completes them too.
    const again = await call.tasks.complete({ id: next_id, completed: true })
    expect(await call.tasks.get({ id: copies[1]! })).toMatchObject({ completed: true })
    expect(again.next_id).toBe(nextTaskId(next_id))
    const { task_count } = await world.deps.db
      .selectFrom('users')
      .select('task_count')
      .executeTakeFirstOrThrow()
    expect(task_count).toBe((await call.tasks.list()).length)
  })

  test.each([
    ['complete', (id: string) => person.call.tasks.complete({ id })],
    ['update of the flag', (id: string) => person.call.tasks.update({ id, completed: true })],
    ['update of the status', (id: string) => person.call.tasks.update({ id, status: 'completed' })],
    [
      'update of the moment',
      (id: string) => person.call.tasks.update({ id, completed_at: '2026-01-01T00:00:00Z' }),
    ],
    [
      'tasks.batch',
      (id: string) => person.call.tasks.batch({ commands: [{ op: 'complete', id, completed: true }] }),
    ],
    [
      'sync.batch',
      (id: string) =>
        person.call.sync.batch({
          commands: [{ kind: 'task', op: 'update', id, title: 'new', status: 'completed' }],
        }),
    ],
  ])('by %s makes one', async (_, complete) => {
    const { id } = await person.call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    await complete(id)
    const tasks = await tasksOf()
    expect(tasks.map((task) => [task.id, task.completed, task.due_date])).toEqual([
      [id, true, due_date],
      [nextTaskId(id), false, '2090-01-09'],
    ])
    expect(tasks[1]?.title).toBe(tasks[0]?.title)
  })

  test('takes the values that the same write sets', async () => {
    const { call } = person
    const { id } = await call.tasks.create({ title: 'a', due_date })
    const list = await call.lists.create({ title: 'list' })
    await call.tasks.update({
      id,
      title: 'b',
      description: 'notes',
      due_date: '2090-02-01',
      list_id: list.id,
      recurrence: { rule: 'FREQ=DAILY' },
      completed: true,
    })
    expect(await call.tasks.get({ id: nextTaskId(id) })).toMatchObject({
      title: 'b',
      description: 'notes',
      due_date: '2090-02-02',
      list_id: list.id,
    })
    const other = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    // Cleared with the completion, the rule makes nothing.
    await call.tasks.update({ id: other.id, due_date: null, completed: true })
    expect((await call.tasks.list()).length).toBe(3)
  })

  test('reopened and completed again makes nothing new, even after the next one was deleted', async () => {
    const { call } = person
    const { id } = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    const { next_id } = await call.tasks.complete({ id, completed: true })
    expect(await call.tasks.complete({ id, completed: false })).toMatchObject({ next_id, status: 'pending' })
    expect(await call.tasks.get({ id: next_id! })).toMatchObject({ completed: false })
    await call.tasks.complete({ id, completed: true })
    await call.tasks.delete({ id: next_id! })
    await call.tasks.complete({ id })
    await call.tasks.complete({ id })
    expect((await call.tasks.list()).map((task) => task.id)).toEqual([id])
  })

  test('at its last occurrence makes nothing', async () => {
    const { call } = person
    const { id } = await call.tasks.create({
      title: 'a',
      due_date,
      recurrence: { rule: 'FREQ=DAILY;COUNT=2' },
    })
    const { next_id } = await call.tasks.complete({ id, completed: true })
    expect(await call.tasks.complete({ id: next_id!, completed: true })).toMatchObject({ next_id: null })
    expect((await call.tasks.list()).length).toBe(2)
  })

  test('created as completed makes nothing', async () => {
    const { call } = person
    const task = await call.tasks.create({ title: 'a', due_date, recurrence: weekly, completed: true })
    expect(task).toMatchObject({ next_id: null })
    expect((await call.tasks.list()).length).toBe(1)
  })

  test('under a key makes one however often it is sent', async () => {
    const { call } = person
    const { id } = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    const input = { id, completed: true, op_id: 'once' }
    const first = await call.tasks.complete(input)
    expect(await call.tasks.complete(input)).toEqual(first)
    expect((await call.tasks.batch({ commands: [{ op: 'complete', ...input }] })).results[0]).toMatchObject({
      task: first,
    })
    expect((await call.tasks.list()).length).toBe(2)
  })

  test('in a full account is refused and changes nothing', async () => {
    await using small = await createTestWorld({ maxTasksPerUser: 3 })
    const { call } = await small.person()
    const task = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    await call.tasks.create({ title: 'b', parent_id: task.id })
    expect((await failureOf(call.tasks.complete({ id: task.id, completed: true }))).code).toBe(
      'TASK_LIMIT_REACHED',
    )
    expect(await call.tasks.get({ id: task.id })).toMatchObject({ completed: false, revision: 1 })
    await call.tasks.update({ id: task.id, recurrence: null })
    expect(await call.tasks.complete({ id: task.id, completed: true })).toMatchObject({ completed: true })
  })

  test('at once on eight connections makes one next task', async () => {
    const { call, actor } = person
    const { id } = await call.tasks.create({
      title: 'a',
      due_date,
      recurrence: { rule: 'FREQ=DAILY;COUNT=5' },
    })
    const writes = Array.from(
      { length: 8 },
      (_, index) => () =>
        index % 2 === 0
          ? call.tasks.complete({ id, completed: true })
          : call.tasks.update({ id, status: 'completed', title: `title ${index}` }),
    )
    const settled = await atOnce(world.deps.db, actor, writes)
    expect(settled.map(({ status }) => status)).toEqual(Array(8).fill('fulfilled'))
    const tasks = await tasksOf()
    expect(tasks.map((task) => task.id).toSorted()).toEqual([id, nextTaskId(id)].toSorted())
    expect(new Set(tasks.map(({ revision }) => revision)).size).toBe(2)
  })

  test('of another kind of change needs no plan: titles and dates of repeating tasks change as before', async () => {
    const { call } = person
    const task = await call.tasks.create({ title: 'a', due_date, recurrence: weekly })
    const renamed = await call.tasks.update({ id: task.id, title: 'b', expected_revision: task.revision })
    expect(renamed).toMatchObject({ title: 'b', recurrence: task.recurrence, revision: task.revision + 1 })
    const failure = await failureOf(
      call.tasks.complete({ id: task.id, completed: true, expected_revision: task.revision }),
    )
    expect(failure.code).toBe('REVISION_CONFLICT')
    expect((await call.tasks.list()).length).toBe(1)
  })

  test('from completion moves the start along and lowers COUNT', async () => {
    const { call } = person
    const rule = { rule: 'FREQ=DAILY;INTERVAL=3;COUNT=3', from: 'completion' } as const
    const { id } = await call.tasks.create({ title: 'a', due_date, recurrence: rule })
    await call.tasks.update({ id, completed_at: '2090-03-01T12:00:00Z' })
    expect(await call.tasks.get({ id: nextTaskId(id) })).toMatchObject({
      due_date: '2090-03-04',
      recurrence: { rule: 'FREQ=DAILY;COUNT=2;INTERVAL=3', from: 'completion', start: '2090-03-04' },
    })
  })
})

describe('skip', () => {
  test('moves the due date and makes no task', async () => {
    const { call } = person
    const task = await call.tasks.create({
      title: 'a',
      due_date,
      recurrence: { rule: 'FREQ=WEEKLY;COUNT=3' },
    })
    const input = { id: task.id, op_id: 'skip' }
    const skipped = await call.tasks.skip(input)
    expect(skipped).toMatchObject({ due_date: '2090-01-09', recurrence: task.recurrence, completed: false })
    expect(await call.tasks.skip(input)).toEqual(skipped)
    const conflict = await failureOf(call.tasks.skip({ id: task.id, expected_revision: task.revision }))
    expect(conflict.code).toBe('REVISION_CONFLICT')
    expect(await call.tasks.skip({ id: task.id })).toMatchObject({ due_date: '2090-01-16' })
    expect((await failureOf(call.tasks.skip({ id: task.id }))).code).toBe('NO_NEXT_OCCURRENCE')
    expect((await call.tasks.list()).length).toBe(1)
  })

  test('from completion counts from the due date, and may reach the last one', async () => {
    const { call } = person
    const rule = { rule: 'FREQ=DAILY;INTERVAL=3;COUNT=2', from: 'completion' } as const
    const { id } = await call.tasks.create({ title: 'a', due_date, recurrence: rule })
    expect(await call.tasks.skip({ id })).toMatchObject({
      due_date: '2090-01-05',
      recurrence: { rule: 'FREQ=DAILY;COUNT=1;INTERVAL=3', start: '2090-01-05' },
    })
    expect((await failureOf(call.tasks.skip({ id }))).code).toBe('NO_NEXT_OCCURRENCE')
  })

  test('is refused for a task that does not repeat, that is completed, or that does not exist', async () => {
    const { call } = person
    const plain = await call.tasks.create({ title: 'a', due_date })
    const done = await call.tasks.create({ title: 'a', due_date, recurrence: weekly, completed: true })
    for (const { id } of [plain, done])
      expect((await failureOf(call.tasks.skip({ id }))).code).toBe('NO_NEXT_OCCURRENCE')
    expect((await failureOf(call.tasks.skip({ id: world.deps.newId() }))).code).toBe('TASK_NOT_FOUND')
  })
})
