import { setTimeout as pause } from 'node:timers/promises'
import { nextSubtaskId } from '@taskwire/domain/recurrence'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, testPassword, type Person, type TestWorld } from '../testing/index.ts'
import { claimReminders } from './claim-reminders.ts'
import { followReminders } from './follow-reminders.ts'
import { purgeReminders } from './list-reminders.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  world.deps.freeze()
  return () => world[Symbol.asyncDispose]()
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const at = (ms: number) => new Date(Date.parse(world.deps.now()) + ms).toISOString()

async function nextOf(id: string): Promise<string | null> {
  const rows = world.deps.db.selectFrom('tasks').select('next_reminder_at').where('id', '=', id)
  return (await rows.executeTakeFirstOrThrow()).next_reminder_at
}

const momentsOf = async ({ call }: Person) =>
  (await call.reminders.list()).map(({ moment, missed }) => ({ moment, missed }))

const subscription = (name: string) => ({
  endpoint: `https://push.example/${name}`,
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
})

describe('the next moment', () => {
  test('is the earliest one that is not over, before the due date or at an instant', async () => {
    const { call } = await world.person()
    const due_date = at(2 * HOUR)
    const task = await call.tasks.create({
      title: 'meet',
      due_date,
      reminders: [{ minutes_before: 180 }, { minutes_before: 30 }, { at: at(3 * HOUR) }, { at: at(-HOUR) }],
    })
    expect(task.reminders).toHaveLength(4)
    expect(await nextOf(task.id)).toBe(at(90 * MINUTE))
    await call.tasks.update({ id: task.id, due_date: at(HOUR) })
    expect(await nextOf(task.id)).toBe(at(30 * MINUTE))
    await call.tasks.update({ id: task.id, due_date: null })
    expect(await nextOf(task.id)).toBe(at(3 * HOUR))
    await call.tasks.update({ id: task.id, reminders: [{ minutes_before: 0 }] })
    expect(await nextOf(task.id)).toBeNull()
    await call.tasks.update({ id: task.id, reminders: null })
    expect(await call.tasks.get({ id: task.id })).toMatchObject({ reminders: [] })
  })

  test('of a task on a day counts from the start of the day in the profile', async () => {
    const { call } = await world.person()
    const { id } = await call.tasks.create({
      title: 'day',
      due_date: '2031-05-04',
      reminders: [{ minutes_before: 15 }],
    })
    expect(await nextOf(id)).toBe('2031-05-04T08:45:00.000Z')
    expect(await call.account.updateProfile({ day_start: '07:30' })).toMatchObject({ day_start: '07:30' })
    expect(await nextOf(id)).toBe('2031-05-04T07:15:00.000Z')
    const failure = await failureOf(call.account.updateProfile({ day_start: '24:00' }))
    expect(failure.issues).toMatchObject([{ code: 'not_a_time', path: ['day_start'] }])
  })

  test('of a task on a day follows the time zone of the profile, over a clock change', async () => {
    const { call } = await world.person()
    const reminders = [{ minutes_before: 15 }]
    const create = async (due_date: string) =>
      (await call.tasks.create({ title: 'day', due_date, reminders })).id
    const [winter, summer, instant] = [
      await create('2031-03-29'),
      await create('2031-03-30'),
      await create('2031-03-30T12:00:00Z'),
    ]
    const all = async () => [await nextOf(winter), await nextOf(summer), await nextOf(instant)]
    const noon = '2031-03-30T11:45:00.000Z'
    expect(await all()).toEqual(['2031-03-29T08:45:00.000Z', '2031-03-30T08:45:00.000Z', noon])
    await call.account.updateProfile({ time_zone: 'Europe/Berlin' })
    expect(await all()).toEqual(['2031-03-29T07:45:00.000Z', '2031-03-30T06:45:00.000Z', noon])
    expect(await nextOf(await create('2031-03-30'))).toBe('2031-03-30T06:45:00.000Z')
    await call.account.updateProfile({ time_zone: null })
    expect(await all()).toEqual(['2031-03-29T08:45:00.000Z', '2031-03-30T08:45:00.000Z', noon])
  })

  test('follows UTC when PostgreSQL does not know the time zone', async () => {
    const { call, actor } = await world.person()
    const zoned = world.deps.db.updateTable('users').set({ time_zone: 'Mars/Olympus' })
    await zoned.where('id', '=', actor.user_id).execute()
    const input = { title: 'day', due_date: '2031-05-04', reminders: [{ minutes_before: 15 }] }
    const { id } = await call.tasks.create(input)
    expect(await nextOf(id)).toBe('2031-05-04T08:45:00.000Z')
  })

  test('of the next task of a repeating one is as long before its due date; instants are not copied', async () => {
    const { call } = await world.person()
    await call.account.updateProfile({ time_zone: 'Europe/Berlin' })
    const before = [{ minutes_before: 30 }, { minutes_before: 15 }]
    const repeating = { due_date: '2031-03-29', recurrence: { rule: 'FREQ=DAILY' } }
    const reminders = [before[0]!, { at: '2031-03-29T05:00:00Z' }, before[1]!]
    const task = await call.tasks.create({ title: 'water', ...repeating, reminders })
    const step = await call.tasks.create({
      title: 'step',
      parent_id: task.id,
      due_date: '2031-03-29',
      reminders,
    })
    const { next_id } = await call.tasks.complete({ id: task.id, completed: true })
    for (const id of [next_id!, nextSubtaskId(step.id, next_id!)]) {
      expect(await call.tasks.get({ id })).toMatchObject({ due_date: '2031-03-30', reminders: before })
      expect(await nextOf(id)).toBe('2031-03-30T06:30:00.000Z')
    }
    // The reminders that the completing write sets count, and none are copied when it removes them.
    const own = { id: next_id!, completed: true, reminders: [{ minutes_before: 5 }] }
    const third = (await call.tasks.update(own)).next_id!
    expect(await call.tasks.get({ id: third })).toMatchObject({ reminders: own.reminders })
    const fourth = (await call.tasks.update({ id: third, completed: true, reminders: null })).next_id!
    expect(await call.tasks.get({ id: fourth })).toMatchObject({ reminders: [] })
    expect(await nextOf(fourth)).toBeNull()
  })

  test('is gone with a completed or deleted task, and comes back with it', async () => {
    const { call } = await world.person()
    const { id } = await call.tasks.create({ title: 'one', reminders: [{ at: at(HOUR) }] })
    for (const [away, back] of [
      [
        () => call.tasks.complete({ id, completed: true }),
        () => call.tasks.complete({ id, completed: false }),
      ],
      [() => call.tasks.delete({ id }), () => call.tasks.restore({ id })],
    ] as const) {
      await away()
      expect(await nextOf(id)).toBeNull()
      await back()
      expect(await nextOf(id)).toBe(at(HOUR))
    }
  })

  test('is computed for every way to create a task', async () => {
    const { call } = await world.person()
    const reminders = [{ at: at(HOUR) }]
    const parent = await call.tasks.create({ title: 'parent' })
    const child = await call.tasks.create({ title: 'child', parent_id: parent.id, reminders })
    const ids = [world.deps.newId(), world.deps.newId()]
    const { results } = await call.tasks.batch({
      commands: ids.map((id) => ({ op: 'create' as const, id, title: 'batch', reminders })),
    })
    expect(results).toMatchObject(ids.map(() => ({ status: 'ok', task: { reminders } })))
    for (const id of [child.id, ...ids]) expect(await nextOf(id)).toBe(at(HOUR))
  })
})

test('bad reminders are refused by code', async () => {
  const { call } = await world.person()
  const problemsOf = async (reminders: unknown) =>
    (await failureOf(call.tasks.create({ title: 'x', reminders: reminders as [] }))).issues.map(
      ({ path, code }) => [path.join('.'), code],
    )
  expect(await problemsOf([{}])).toEqual([['reminders.0.minutes_before', 'required']])
  expect(await problemsOf([{ minutes_before: 1, at: at(0) }])).toEqual([
    ['reminders.0.minutes_before', 'not_combinable'],
  ])
  expect(await problemsOf([{ minutes_before: -1 }])).toEqual([['reminders.0.minutes_before', 'too_small']])
  expect(await problemsOf([{ minutes_before: 40_321 }])).toEqual([
    ['reminders.0.minutes_before', 'too_large'],
  ])
  expect(await problemsOf([{ minutes_before: 1.5 }])).toEqual([['reminders.0.minutes_before', 'wrong_type']])
  expect(await problemsOf([{ at: 'tomorrow' }])).toEqual([['reminders.0.at', 'not_an_instant']])
  expect(await problemsOf(Array.from({ length: 6 }, (_, n) => ({ minutes_before: n })))).toEqual([
    ['reminders', 'too_many'],
  ])
  const repeated = Array.from({ length: 6 }, () => ({ minutes_before: 5 }))
  expect(await call.tasks.create({ title: 'x', reminders: repeated })).toMatchObject({
    reminders: [{ minutes_before: 5 }],
  })
})

describe('a claim', () => {
  test('delivers each moment once, in order, to browsers, mail and open pages', async () => {
    const person = await world.person()
    const { call } = person
    await world.deps.db
      .updateTable('users')
      .set({ email_verified: true })
      .where('id', '=', person.actor.user_id)
      .execute()
    await call.account.updateProfile({ remind_by_email: true, time_zone: 'Asia/Kolkata' })
    const { id: subscription_id } = await call.push.subscribe(subscription('one'))
    const due_date = at(HOUR)
    const task = await call.tasks.create({
      title: 'Call Ada',
      due_date,
      reminders: [{ minutes_before: 30 }, { minutes_before: 10 }],
    })
    const seen: string[] = []
    const stop = new AbortController()
    const following = (async () => {
      const options = { signal: stop.signal, recheck: async () => {} }
      for await (const { reminders } of followReminders(world.deps, person.actor, options))
        seen.push(...reminders.map(({ moment }) => moment))
    })()
    await pause(50)
    expect(await claimReminders(world.deps)).toMatchObject({ claimed: 0 })
    const before = await call.tasks.get({ id: task.id })

    world.deps.advance(31 * MINUTE)
    const claims = await Promise.all([claimReminders(world.deps), claimReminders(world.deps)])
    expect(claims.map(({ claimed }) => claimed).toSorted()).toEqual([0, 1])
    const first = new Date(Date.parse(due_date) - 30 * MINUTE).toISOString()
    const second = new Date(Date.parse(due_date) - 10 * MINUTE).toISOString()
    expect(await momentsOf(person)).toEqual([{ moment: first, missed: false }])
    expect(world.deps.notices.filter((notice) => notice.task_id === task.id)).toMatchObject([
      { subscription_id, moment: first, user_id: person.actor.user_id },
    ])
    const mails = (await world.deps.mailed()).filter(({ to }) => to === person.email)
    expect(mails.at(-1)).toMatchObject({
      subject: 'Reminder: Call Ada',
      text: expect.stringMatching(
        new RegExp(`\\(Asia/Kolkata\\)\n\nhttps://taskwire.example/app/task/${task.id}`),
      ),
    })
    await expect.poll(() => seen).toEqual([first])
    // Nothing that a client reads of the task has changed.
    expect(await call.tasks.get({ id: task.id })).toEqual(before)

    world.deps.advance(HOUR)
    await claimReminders(world.deps)
    await claimReminders(world.deps)
    expect(await momentsOf(person)).toEqual([
      { moment: second, missed: false },
      { moment: first, missed: false },
    ])
    await expect.poll(() => seen).toEqual([first, second])
    stop.abort()
    await following
  })

  test('is cancelled by a change before the moment, and not by an edit of the text', async () => {
    const person = await world.person()
    const { call } = person
    const [moved, renamed] = [
      await call.tasks.create({ title: 'moved', reminders: [{ at: at(HOUR) }] }),
      await call.tasks.create({ title: 'renamed', reminders: [{ at: at(HOUR) }] }),
    ]
    await call.tasks.update({ id: moved.id, reminders: [{ at: at(2 * HOUR) }] })
    world.deps.advance(HOUR)
    const moment = at(0)
    // The moment is over and not claimed yet.
    await call.tasks.update({ id: renamed.id, title: 'renamed once more' })
    await call.tasks.update({ id: renamed.id, reminders: [{ at: moment }, { at: at(DAY) }] })
    await claimReminders(world.deps)
    expect(await call.reminders.list()).toMatchObject([
      { task_id: renamed.id, title: 'renamed once more', moment },
    ])
    expect(await nextOf(renamed.id)).toBe(at(DAY))
  })

  test('after downtime delivers what is less than a day late, and shows the rest as missed', async () => {
    const person = await world.person()
    const { call } = person
    // A session that can be renewed, and so outlives a day.
    const login = () =>
      world.call().auth.login({ email: person.email, password: testPassword, transport: 'body' })
    await world.call((await login()).access_token).push.subscribe(subscription('late'))
    const [old, recent] = [at(HOUR), at(26 * HOUR)]
    const task = await call.tasks.create({ title: 'late', reminders: [{ at: old }, { at: recent }] })
    world.deps.advance(26 * HOUR + MINUTE)
    while ((await claimReminders(world.deps)).claimed > 0);
    // The access token has expired meanwhile.
    const { access_token } = await login()
    const later = { ...person, call: world.call(access_token) }
    expect(await momentsOf(later)).toEqual([
      { moment: recent, missed: false },
      { moment: old, missed: true },
    ])
    expect(world.deps.notices.filter(({ task_id }) => task_id === task.id)).toMatchObject([
      { moment: recent },
    ])
    const purged = await purgeReminders({ ...world.deps, now: () => at(31 * DAY) })
    expect(purged.reminders).toBeGreaterThan(0)
    expect(await later.call.reminders.list()).toEqual([])
  })

  test('sends nothing to a browser that signed out, or that turned notifications off', async () => {
    const person = await world.person()
    const { call } = person
    await call.push.subscribe(subscription('off'))
    await call.tasks.create({ title: 'off', reminders: [{ at: at(HOUR) }, { at: at(2 * HOUR) }] })
    const count = () => world.deps.notices.filter(({ user_id }) => user_id === person.actor.user_id).length
    await call.account.updateProfile({ remind_by_push: false })
    world.deps.advance(HOUR)
    await claimReminders(world.deps)
    expect(count()).toBe(0)
    await call.account.updateProfile({ remind_by_push: true })
    await call.auth.logout({})
    world.deps.advance(HOUR)
    await claimReminders(world.deps)
    expect(count()).toBe(0)
  })
})

describe('subscriptions', () => {
  test('are listed without their endpoint, renewed, and ended by their owner alone', async () => {
    const [person, other] = [await world.person(), await world.person()]
    const made = await person.call.push.subscribe(subscription('list'))
    expect(made).toEqual({
      id: made.id,
      device: 'test',
      service: 'push.example',
      created_at: made.created_at,
      current: true,
    })
    expect(await person.call.push.subscribe(subscription('list'))).toMatchObject({ id: made.id })
    expect(await person.call.push.list()).toHaveLength(1)
    expect((await failureOf(other.call.push.unsubscribe({ id: made.id }))).code).toBe(
      'PUSH_SUBSCRIPTION_NOT_FOUND',
    )
    // The same browser signs in to another account.
    await other.call.push.subscribe(subscription('list'))
    expect(await person.call.push.list()).toEqual([])
    expect(await other.call.push.list()).toMatchObject([{ id: made.id }])
    await other.call.push.unsubscribe({ id: made.id })
    expect(await other.call.push.list()).toEqual([])
  })

  test('are at most 20, also at once', async () => {
    const { call } = await world.person()
    const results = await Promise.allSettled(
      Array.from({ length: 23 }, (_, n) => call.push.subscribe(subscription(`many-${n}`))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect((await failureOf(call.push.subscribe(subscription('one-more')))).code).toBe('PUSH_LIMIT_REACHED')
    expect(await call.push.subscribe(subscription('many-0')).catch(() => 'another was refused')).toBeDefined()
  })

  test('refuse other endpoints and broken keys by code', async () => {
    const { call } = await world.person()
    const { keys } = subscription('x')
    const problemsOf = async (input: unknown) =>
      (await failureOf(call.push.subscribe(input as ReturnType<typeof subscription>))).issues.map(
        ({ path, code }) => [path.join('.'), code],
      )
    expect(await problemsOf({ endpoint: 'https://elsewhere.example/x', keys })).toEqual([
      ['endpoint', 'not_a_push_endpoint'],
    ])
    expect(
      await problemsOf({ endpoint: 'https://push.example/x', keys: { ...keys, auth: 'short' } }),
    ).toEqual([['keys.auth', 'not_a_push_key']])
    const even = Buffer.from(keys.p256dh, 'base64url').fill(2, 0, 1).toString('base64url')
    expect(await problemsOf({ endpoint: 'https://push.example/x', keys: { ...keys, p256dh: even } })).toEqual(
      [['keys.p256dh', 'not_a_push_key']],
    )
  })
})

describe('a button of a notification', () => {
  async function notified(fields: object = {}) {
    const person = await world.person()
    const { id: subscription_id } = await person.call.push.subscribe(subscription(world.deps.newId()))
    const task = await person.call.tasks.create({
      title: 'act',
      reminders: [{ at: at(MINUTE) }],
      ...fields,
    })
    const moment = at(MINUTE)
    world.deps.advance(MINUTE)
    await claimReminders(world.deps)
    const { user_id } = person.actor
    const token = world.deps.reminderTokens.issue({ user_id, task_id: task.id, moment, subscription_id })
    return { person, task, token, subscription_id }
  }
  const act = (token: string, action: 'done' | 'snooze') => world.call().reminders.act({ token, action })

  test('completes the task without a session, once', async () => {
    const { person, task, token } = await notified()
    expect(await act(token, 'done')).toEqual({ task_id: task.id })
    expect(await person.call.tasks.get({ id: task.id })).toMatchObject({ completed: true })
    await person.call.tasks.complete({ id: task.id, completed: false })
    expect(await act(token, 'done')).toEqual({ task_id: task.id })
    expect(await person.call.tasks.get({ id: task.id })).toMatchObject({ completed: false })
    expect((await failureOf(act(token, 'snooze'))).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('makes the next task of a repeating one, with its reminders, once', async () => {
    const { person, task, token } = await notified({
      due_date: '2031-03-30',
      reminders: [{ at: at(MINUTE) }, { minutes_before: 15 }],
      recurrence: { rule: 'FREQ=DAILY', time_zone: 'UTC' },
    })
    await Promise.all([act(token, 'done'), act(token, 'done')])
    const open = (await person.call.tasks.list()).filter(({ completed }) => !completed)
    expect(open).toMatchObject([{ due_date: '2031-03-31', reminders: [{ minutes_before: 15 }] }])
    expect(await person.call.tasks.get({ id: task.id })).toMatchObject({
      completed: true,
      next_id: open[0]?.id,
    })
    expect(await nextOf(open[0]!.id)).toBe('2031-03-31T08:45:00.000Z')
  })

  test('snoozes for an hour, once, also from two devices', async () => {
    const { person, task, token } = await notified()
    await Promise.all([act(token, 'snooze'), act(token, 'snooze')])
    world.deps.advance(MINUTE)
    await act(token, 'snooze')
    expect(await person.call.tasks.get({ id: task.id })).toMatchObject({
      reminders: [{ at: at(59 * MINUTE) }],
    })
    expect(await nextOf(task.id)).toBe(at(59 * MINUTE))
  })

  test('does nothing with a token that was changed, is old, or whose browser is gone', async () => {
    const { person, task, token, subscription_id } = await notified()
    const codeOf = async (text: string) => (await failureOf(act(text, 'done'))).code
    const [head, body, signature] = token.split('.')
    for (const forged of ['', 'x', `${head}.${body}.`, `${head}.${signature}.${body}`, person.access_token])
      expect(await codeOf(forged)).toMatch(/INVALID_LINK|VALIDATION_FAILED/)
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'reminder+jwt', kid: 'test' })).toString(
      'base64url',
    )
    expect(await codeOf(`${none}.${body}.`)).toBe('INVALID_LINK')
    // Nor does it serve as an access token.
    expect((await failureOf(world.call(token).tasks.get({ id: task.id }))).code).toBe('UNAUTHENTICATED')
    await person.call.push.unsubscribe({ id: subscription_id })
    expect(await codeOf(token)).toBe('INVALID_LINK')
    const late = await notified()
    world.deps.advance(13 * HOUR)
    expect(await codeOf(late.token)).toBe('INVALID_LINK')
    const signedOut = await notified()
    await signedOut.person.call.auth.logout({})
    expect(await codeOf(signedOut.token)).toBe('INVALID_LINK')
    expect(await person.call.tasks.get({ id: task.id }).catch(() => undefined)).not.toMatchObject({
      completed: true,
    })
  })
})
