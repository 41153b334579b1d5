import { MAX_PERSONAL_TOKENS, scopes, type NewPersonalToken } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, type Person, type TestWorld } from '../testing/index.ts'
import { createSessionCache } from '../sessions/session-cache.ts'
import { authenticate } from '../authenticate.ts'
import { openSession } from '../sessions/open-session.ts'
import { createToken, listTokens } from './manage-tokens.ts'
import { createTokenCache } from './token-cache.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const input: NewPersonalToken = { name: 'Script', scopes: ['tasks:read'], expires_in_days: 90 }
const make = async ({ call }: Person, given: Partial<NewPersonalToken> = {}) =>
  call.accessTokens.create({ ...input, ...given })
const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code
/** Deps of another process on the same database. */
const elsewhere = () => ({
  ...world.deps,
  sessions: createSessionCache(),
  personalTokens: createTokenCache(),
})

test('a token is shown once, has 256 bits, and only its digest is stored', async () => {
  const person = await world.person()
  const { token, ...shown } = await make(person, { name: ' Backup ', scopes: ['tasks:add', 'tasks:read'] })
  expect(token).toMatch(/^tw_[\w-]{43}$/)
  expect(Buffer.from(token.slice(3), 'base64url')).toHaveLength(32)
  expect(shown).toMatchObject({ name: 'Backup', scopes: ['tasks:read', 'tasks:add'], last_used_at: null })
  expect(Date.parse(shown.expires_at) - Date.parse(shown.created_at)).toBe(90 * DAY)
  expect(await person.call.accessTokens.list()).toEqual([shown])
  const rows = await world.deps.db.selectFrom('personal_tokens').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows.map(({ token_hash }) => token_hash.toString())).not.toContain(token)
})

test('invalid fields of a new token are refused', async () => {
  const person = await world.person()
  for (const wrong of [
    { name: ' ' },
    { name: 'x'.repeat(101) },
    { scopes: [] },
    { scopes: ['tasks:delete'] as never },
    { scopes: ['tasks:read', 'tasks:read', 'tasks:read', 'tasks:read'] as const },
    { expires_in_days: 0 },
    { expires_in_days: 366 },
    { expires_in_days: 1.5 },
  ])
    expect(await codeOf(make(person, wrong as Partial<NewPersonalToken>)), JSON.stringify(wrong)).toBe(
      'VALIDATION_FAILED',
    )
  const { scopes: kept } = await make(person, { scopes: ['tasks:read', 'tasks:read'] })
  expect(kept).toEqual(['tasks:read'])
})

test('a token can’t create, list or revoke tokens or read the account', async () => {
  const person = await world.person()
  const { id, token } = await make(person, { scopes: [...scopes] })
  const { accessTokens, auth, admin } = world.call(token)
  const calls = [
    () => accessTokens.create(input),
    () => accessTokens.list(),
    () => accessTokens.revoke({ id }),
    () => auth.me(),
  ]
  for (const call of calls)
    expect(await failureOf(call())).toMatchObject({
      code: 'FORBIDDEN',
      message: 'A personal access token may not do this; sign in',
    })
  expect(await codeOf(admin.users.list())).toBe('FORBIDDEN')
})

test('each scope allows its procedures, and an error names the missing scope', async () => {
  const person = await world.person()
  const { id } = await person.call.tasks.create({ title: 'Mine' })
  const may = async (given: NewPersonalToken['scopes']) => {
    const { tasks } = world.call((await make(person, { scopes: given })).token)
    const calls = { list: tasks.list(), create: tasks.create({ title: 'New' }), update: tasks.update({ id }) }
    const outcomes = Object.entries(calls).map(async ([name, call]) => [
      name,
      await call.then(
        () => 'done',
        (error: Error) => error.message,
      ),
    ])
    return Object.fromEntries(await Promise.all(outcomes)) as Record<string, string>
  }
  const lacks = (scope: string) => `This access token lacks the scope ${scope}`
  expect(await may(['tasks:read'])).toEqual({
    list: 'done',
    create: lacks('tasks:add'),
    update: lacks('tasks:write'),
  })
  expect(await may(['tasks:add'])).toEqual({
    list: lacks('tasks:read'),
    create: 'done',
    update: lacks('tasks:write'),
  })
  expect(await may(['tasks:write'])).toEqual({ list: 'done', create: 'done', update: 'done' })
})

test('a token with `tasks:add` alone reads no tasks', async () => {
  const person = await world.person()
  const task = await person.call.tasks.create({ title: 'A secret', description: 'of mine' })
  const { tasks } = world.call((await make(person, { scopes: ['tasks:add'] })).token)
  expect(await failureOf(tasks.create({ id: task.id, title: 'Peek' }))).toMatchObject({
    code: 'TASK_ID_USED',
    current: undefined,
  })
  // An idempotency key that the owner used, for another request and for the same one.
  await person.call.tasks.create({ title: 'Another secret', op_id: 'a-key-of-mine' })
  expect(await codeOf(tasks.create({ title: 'Peek', op_id: 'a-key-of-mine' }))).toBe('IDEMPOTENCY_KEY_REUSED')
  const added = await tasks.create({ title: 'Added', op_id: 'a-key-of-its-own' })
  expect(await tasks.create({ title: 'Added', op_id: 'a-key-of-its-own' })).toEqual(added)
  const batch = [{ op: 'create', title: 'x', id: task.id }] as const
  expect(await codeOf(tasks.batch({ commands: [...batch] }))).toBe('FORBIDDEN')
})

test('a token is refused from the moment it expires, also when it is cached', async () => {
  await using own = await createTestWorld()
  const person = await own.person()
  const { token } = await createToken(
    own.deps,
    person.actor,
    { ...input, expires_in_days: 1 },
    { user_agent: '' },
  )
  own.deps.advance(DAY - 1_000)
  const { tasks } = own.call(token)
  expect(await tasks.list()).toEqual([])
  own.deps.advance(1_000)
  expect(await codeOf(tasks.list())).toBe('UNAUTHENTICATED')
  const listed = () => own.deps.db.selectFrom('personal_tokens').select('id').execute()
  expect(await listed()).toHaveLength(1)
  // Later it is deleted when the next token is created.
  own.deps.advance(30 * DAY)
  const { access_token } = await openSession(own.deps, person.actor.user_id, {
    contract: 'native',
    user_agent: '',
  })
  const later = await authenticate(own.deps, access_token)
  await createToken(own.deps, later, input, { user_agent: '' })
  expect(await listed()).toHaveLength(1)
})

test('a revoked token is refused at once, and in another process when its cache entry expires', async () => {
  const person = await world.person()
  const stranger = await world.person()
  const { id, token } = await make(person)
  const other = elsewhere()
  await authenticate(other, token)
  expect(await world.call(token).tasks.list()).toEqual([])
  expect(await codeOf(stranger.call.accessTokens.revoke({ id }))).toBe('ACCESS_TOKEN_NOT_FOUND')
  expect(await codeOf(person.call.accessTokens.revoke({ id: 'x' }))).toBe('ACCESS_TOKEN_NOT_FOUND')
  expect(await world.call(token).tasks.list()).toEqual([])

  await person.call.accessTokens.revoke({ id })
  expect(await codeOf(world.call(token).tasks.list())).toBe('UNAUTHENTICATED')
  expect(await codeOf(person.call.accessTokens.revoke({ id }))).toBe('ACCESS_TOKEN_NOT_FOUND')
  expect(await person.call.accessTokens.list()).toEqual([])
  // In the other process, when the cache entry has expired.
  const later = { ...other, sessions: createSessionCache() }
  expect(await codeOf(authenticate(later, token))).toBe('UNAUTHENTICATED')
})

test('a cached token costs no query', async () => {
  const person = await world.person()
  const { token } = await make(person)
  await authenticate(world.deps, token)
  const away = { ...world.deps, db: undefined as never }
  expect((await authenticate(away, token)).user_id).toBe(person.actor.user_id)
})

test('the last use is recorded by the minute, and one use a day becomes an event', async () => {
  await using own = await createTestWorld()
  const person = await own.person()
  const { token } = await createToken(own.deps, person.actor, input, { user_agent: '' })
  const use = () =>
    authenticate({ ...own.deps, sessions: createSessionCache(), personalTokens: createTokenCache() }, token, {
      ip: '192.0.2.7',
      user_agent: 'cron',
    })
  const lastUse = async () => (await listTokens(own.deps, person.actor))[0]?.last_used_at ?? null
  const uses = () =>
    own.deps.db
      .selectFrom('account_events')
      .select(['ip', 'user_agent'])
      .where('type', '=', 'access_token_used')
      .execute()
  await Promise.all([use(), use(), use()])
  await vi.waitUntil(async () => (await lastUse()) !== null && (await uses()).length > 0, 30_000)
  const first = await lastUse()
  await use()
  expect(await lastUse()).toBe(first)
  own.deps.advance(2 * DAY)
  await use()
  await vi.waitUntil(async () => (await uses()).length === 2, 30_000)
  expect(await lastUse()).not.toBe(first)
  expect(await uses()).toEqual(Array(2).fill({ ip: '192.0.2.7', user_agent: 'cron' }))
})

test('the maximum number of tokens holds, also for concurrent calls', async () => {
  const person = await world.person()
  const { user_id } = person.actor
  const row = (n: number) => ({
    user_id,
    id: world.deps.newId(),
    name: `${n}`,
    scopes: ['tasks:read' as const],
    token_hash: Buffer.from(`${user_id} ${n}`),
    created_at: world.deps.now(),
    expires_at: new Date(Date.now() + DAY).toISOString(),
    last_used_at: null,
  })
  const rows = Array.from({ length: MAX_PERSONAL_TOKENS - 1 }, (_, n) => row(n))
  await world.deps.db.insertInto('personal_tokens').values(rows).execute()
  const answers = await atOnce(world.deps.db, person.actor, [
    () => make(person),
    () => make(person),
    () => make(person),
  ])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await codeOf(make(person))).toBe('ACCESS_TOKEN_LIMIT_REACHED')
})

test('creating and revoking a token become events', async () => {
  const person = await world.person()
  const { id } = await make(person)
  await person.call.accessTokens.revoke({ id })
  const events = await world.deps.db
    .selectFrom('account_events')
    .select(['type', 'session_id'])
    .where('user_id', '=', person.actor.user_id)
    .where('type', 'in', ['access_token_created', 'access_token_revoked'])
    .orderBy('id')
    .execute()
  expect(events).toEqual([
    { type: 'access_token_created', session_id: id },
    { type: 'access_token_revoked', session_id: id },
  ])
})
