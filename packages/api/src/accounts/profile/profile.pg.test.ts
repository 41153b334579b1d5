import { beforeAll, expect, test } from 'vitest'
import { createTestWorld, failureOf, testPassword, type TestWorld } from '../../testing/index.ts'
import { nativeRouter } from '../../router.ts'
import { exportAccount } from '../export/export-account.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  return () => world[Symbol.asyncDispose]()
})

test('omitted fields of a profile stay, null deletes', async () => {
  const { call } = await world.person()
  expect(await call.account.updateProfile({ name: ' Ada ', username: 'ada' })).toMatchObject({
    name: 'Ada',
    username: 'ada',
  })
  expect(await call.account.updateProfile({ name: null })).toMatchObject({ name: null, username: 'ada' })
  expect(await call.account.updateProfile({})).toEqual(await call.auth.me())
  const another = await world.person()
  const taken = another.call.account.updateProfile({ name: 'Bob', username: 'ADA' })
  expect((await failureOf(taken)).code).toBe('USERNAME_TAKEN')
  expect(await another.call.auth.me()).toMatchObject({ name: null, username: null })
})

test('the time zone comes from the first client that names one, and can be changed', async () => {
  const { call, email } = await world.person()
  const login = (time_zone?: string) =>
    world.call().auth.login({ email, password: testPassword, ...(time_zone !== undefined && { time_zone }) })
  expect((await login('Mars/Olympus')).user).toMatchObject({ time_zone: null })
  expect((await login()).user).toMatchObject({ time_zone: null })
  expect((await login('Europe/Berlin')).user).toMatchObject({ time_zone: 'Europe/Berlin' })
  expect((await login('Asia/Tokyo')).user).toMatchObject({ time_zone: 'Europe/Berlin' })
  expect(await call.account.updateProfile({ time_zone: 'Asia/Tokyo' })).toMatchObject({
    time_zone: 'Asia/Tokyo',
  })
  expect(await call.account.updateProfile({ name: 'Ann' })).toMatchObject({ time_zone: 'Asia/Tokyo' })
  const refused = await failureOf(call.account.updateProfile({ time_zone: '+01:00' }))
  expect(refused).toMatchObject({
    code: 'VALIDATION_FAILED',
    issues: [{ path: ['time_zone'], code: 'not_a_time_zone' }],
  })
  expect(await call.account.updateProfile({ time_zone: null })).toMatchObject({ time_zone: null })
  const registered = { email: `zoned-${email}`, password: testPassword, time_zone: 'America/New_York' }
  expect(await world.call().auth.register(registered)).toMatchObject({ time_zone: 'America/New_York' })
})

test('a profile refuses read-only fields', async () => {
  const { call } = await world.person()
  const before = await call.auth.me()
  const given = { name: 'x', role: 'admin', email_verified: true, email: 'x@y', id: 'x', password_hash: '' }
  expect(await call.account.updateProfile(given)).toEqual({ ...before, name: 'x' })
})

test('a deleted account is gone with all rows, and its e-mail is free', async () => {
  const { email, call, actor, access_token } = await world.person()
  await call.tasks.create({ title: 'mine' })
  await call.account.changeEmail({ password: testPassword, new_email: `new-${email}` })
  const stranger = await world.person()
  const kept = await stranger.call.tasks.create({ title: 'theirs' })
  const refused = await failureOf(call.account.delete({ password: 'wrong' }))
  expect(refused).toMatchObject({ code: 'VALIDATION_FAILED', issues: [{ path: ['password'] }] })
  expect(await call.auth.me()).toMatchObject({ email })

  await call.account.delete({ password: testPassword })
  expect((await failureOf(world.call(access_token).auth.me())).code).toBe('UNAUTHENTICATED')
  const { db } = world.deps
  for (const table of ['sessions', 'tasks', 'idempotency_keys', 'account_events', 'account_links'] as const)
    expect(
      await db.selectFrom(table).select('user_id').where('user_id', '=', actor.user_id).execute(),
    ).toEqual([])
  expect(await db.selectFrom('users').select('id').where('id', '=', actor.user_id).execute()).toEqual([])
  expect(await stranger.call.tasks.list()).toEqual([kept])

  const again = await world.call().auth.register({ email, password: testPassword })
  expect(again.id).not.toBe(actor.user_id)
  expect(await world.call().auth.login({ email, password: testPassword })).toBeDefined()
})

test('a write to an account that another process has just deleted is refused with a clear error', async () => {
  const { call, actor } = await world.person()
  await call.auth.me()
  await world.deps.db.deleteFrom('users').where('id', '=', actor.user_id).execute()
  const failure = await failureOf(call.tasks.create({ title: 'late' }))
  expect(failure.code).not.toBe('INTERNAL')
})

test('an export has all rows of the account, page after page, and nothing deleted or of others', async () => {
  const { call, actor, access_token } = await world.person()
  await (await world.person()).call.tasks.create({ title: 'of somebody else' })
  for (let n = 0; n < 5; n += 1)
    await call.tasks.batch({
      commands: Array.from({ length: 50 }, (_, at) => ({
        op: 'create',
        id: world.deps.newId(),
        title: `${n} "${at}"`,
      })),
    })
  const deleted = await call.tasks.create({ title: 'deleted' })
  await call.tasks.delete({ id: deleted.id })
  const [list, gone] = [
    await call.lists.create({ title: 'kept' }),
    await call.lists.create({ title: 'deleted' }),
  ]
  await call.lists.delete({ id: gone.id })
  const label = await call.labels.create({ name: 'kept' })
  const caller = nativeRouter.createCaller({ deps: world.deps, access_token, user_agent: 'test' })
  let text = ''
  for await (const piece of await caller.downloads.account()) text += piece
  const exported = JSON.parse(text) as Record<string, { id: string }[]>
  const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(exported).toEqual({
    exported_at: expect.any(String),
    profile: await call.auth.me(),
    sessions: [expect.objectContaining({ id: actor.session_id, door: 'native', revoked_at: null })],
    activity: [
      expect.objectContaining({ type: 'registered' }),
      expect.objectContaining({ type: 'signed_in' }),
      expect.objectContaining({ type: 'exported', session_id: actor.session_id }),
    ],
    lists: [list],
    labels: [label],
    tasks: byId(await call.tasks.list()),
    webhooks: [],
  })
  expect(exported['tasks']).toHaveLength(250)
  expect(text).not.toMatch(/hash|somebody else|deleted"/)
})

test('an export reads a page only after the last one was received, and ends with its session', async () => {
  const { actor } = await world.person()
  let rechecks = 0
  const recheck = () => {
    rechecks += 1
    return rechecks === 2 ? Promise.reject(new Error('the session has ended')) : Promise.resolve()
  }
  const pieces = await exportAccount(world.deps, actor, { user_agent: 'test' }, recheck)
  const iterator = pieces[Symbol.asyncIterator]()
  await iterator.next()
  expect(rechecks).toBe(0)
  const rest = (async () => {
    for (;;) if ((await iterator.next()).done === true) return
  })()
  await expect(rest).rejects.toThrow('the session has ended')
})
