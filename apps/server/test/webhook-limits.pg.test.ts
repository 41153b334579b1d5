import { resealSecrets, runWebhooks } from '@taskwire/api'
import { createTestDeps, createTestWorld, failureOf } from '@taskwire/api/testing'
import { createTestDatabase, dataFolder } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { readEnv } from '../src/env.ts'
import { keyOf } from '../src/keys/ring.ts'
import { createWebhooks } from '../src/webhooks/create-webhooks.ts'
import { call, signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { startReceiver } from './harness/webhook-receiver.ts'

const url = 'https://hooks.example/1'
const secret = 'a test secret that is long enough to sign with'

test('only a session creates webhooks, for allowed targets and up to a limit', async () => {
  await using world = await createTestWorld({ throttles: true })
  const ann = await world.person()
  const bob = await world.person()
  const scopes = ['tasks:write' as const]
  const { token } = await ann.call.accessTokens.create({ name: 'script', scopes })
  expect((await failureOf(world.call(token).webhooks.create({ url }))).code).toBe('FORBIDDEN')
  expect((await failureOf(world.call(token).webhooks.list())).code).toBe('FORBIDDEN')
  const refused = async (input: { url: string; cursor?: string }) =>
    (await failureOf(ann.call.webhooks.create(input))).issues.map(({ path, code }) => [...path, code])
  expect(await refused({ url: 'https://127.0.0.1/' })).toEqual([['url', 'not_a_webhook_url']])
  expect(await refused({ url, cursor: 'test.99' })).toEqual([['cursor', 'unknown_cursor']])

  const made = await Promise.all(Array.from({ length: 20 }, () => ann.call.webhooks.create({ url })))
  expect((await failureOf(ann.call.webhooks.create({ url }))).code).toBe('WEBHOOK_LIMIT_REACHED')
  const [{ id } = { id: '' }] = made
  const moved = await failureOf(ann.call.webhooks.update({ id, url: 'https://127.0.0.1/' }))
  expect(moved.issues).toMatchObject([{ path: ['url'], code: 'not_a_webhook_url' }])
  for (const other of [
    () => bob.call.webhooks.update({ id, status: 'paused' }),
    () => bob.call.webhooks.delete({ id }),
    () => bob.call.webhooks.test({ id }),
    () => bob.call.webhooks.deliveries({ id }),
    () => bob.call.webhooks.replay({ id, cursor: 'test.0' }),
    () => bob.call.webhooks.rotateSecret({ id }),
  ])
    expect((await failureOf(other())).code).toBe('WEBHOOK_NOT_FOUND')
  for (let n = 0; n < 10; n += 1) await ann.call.webhooks.test({ id })
  expect(await failureOf(ann.call.webhooks.test({ id }))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
})

test('secrets survive a rotation of the server’s key, and a lost key pauses the webhook', async () => {
  await using world = await createTestWorld()
  const ann = await world.person()
  const [old, next] = [keyOf(`${secret}, the old one`), keyOf(`${secret}, the new one`)]
  const env = readEnv({ WEBHOOK_ALLOW_PRIVATE: 'on' })
  const useKeys = (first: typeof old, ...others: (typeof old)[]) =>
    Object.assign(world.deps, { webhooks: createWebhooks(env, () => [first, ...others]) })
  useKeys(old)
  await using receiver = await startReceiver()
  await ann.call.webhooks.create({ url: receiver.origin })
  useKeys(next, old)
  expect(await resealSecrets(world.deps)).toEqual({ reseals: 1 })
  expect(await resealSecrets(world.deps)).toEqual({ reseals: 0 })
  useKeys(next)
  await using _runner = runWebhooks(world.deps, { clock: () => performance.now(), onError: () => {} })
  await ann.call.tasks.create({ title: 'sealed again' })
  await expect.poll(() => receiver.received).toHaveLength(1)
  useKeys(old)
  expect(await resealSecrets(world.deps)).toEqual({ reseals: 0 })
  await ann.call.tasks.create({ title: 'lost' })
  await expect
    .poll(() => ann.call.webhooks.list())
    .toMatchObject([{ status: 'paused', reason: 'secret_lost' }])
  const [{ id } = { id: '' }] = await ann.call.webhooks.list()
  await ann.call.webhooks.rotateSecret({ id })
  await ann.call.webhooks.update({ id, status: 'active' })
  await expect.poll(() => receiver.received).toHaveLength(2)
})

test('kill -9 between a request and its record repeats the delivery under its id, before later ones', async () => {
  await using database = await createTestDatabase()
  await using place = await dataFolder()
  await using receiver = await startReceiver()
  const env = {
    DATA_DIR: place.dir,
    DATABASE_URL: database.url,
    TOKEN_SECRET: secret,
    WEBHOOK_ALLOW_PRIVATE: 'on',
  }
  await using server = await startServer({ env })
  const { token } = await signUp(server.origin)
  const create = (title: string) => call(server.origin, 'POST', '/api/tasks', { token, body: { title } })
  const made = await call(server.origin, 'POST', '/api/webhooks', { token, body: { url: receiver.origin } })
  expect(made.status).toBe(201)
  receiver.hooks.onRequest = async () => {
    receiver.hooks.onRequest = undefined
    await create('second')
    server.child.kill('SIGKILL')
    await server.ended
  }
  await create('first')
  await server.ended
  expect(receiver.received).toHaveLength(1)

  // Another process, when the claim of the dead one has lapsed.
  const deps = createTestDeps(database.db)
  Object.assign(deps, { webhooks: createWebhooks(readEnv(env), () => [keyOf(secret)]) })
  deps.advance(60_000)
  await using _runner = runWebhooks(deps, { clock: () => performance.now(), onError: () => {} })
  await expect.poll(() => receiver.received).toHaveLength(3)
  const [first, again, second] = receiver.received
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(again?.text).toBe(first?.text)
  expect(first?.body.changes).toMatchObject([{ entity: { title: 'first' } }])
  expect(second?.body.changes).toMatchObject([{ entity: { title: 'second' } }])
})
