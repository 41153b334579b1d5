import { readFile, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import path from 'node:path'
import { runWebhooks, type Deps } from '@taskwire/api'
import { testPassword, type Person, type TestWorld } from '@taskwire/api/testing'
import { tempDir } from '@taskwire/db/testing'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startReceiver, type ReceivedDelivery } from './harness/webhook-receiver.ts'
import { addWebhook as addTo, openWebhookWorld, titlesOf } from './harness/webhook-world.ts'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver[Symbol.asyncDispose]())

const SECOND = 1_000
const DAY = 86_400 * SECOND

const addWebhook = (person: Person, input: object = {}) => addTo(person, receiver, input)

function run(deps: Deps) {
  return runWebhooks(deps, { clock: () => performance.now(), onError: () => {} })
}

/** Headers as an independent verifier wants them. */
const signedBy = (secret: string, { text, headers }: ReceivedDelivery) =>
  new Verifier(secret).verify(text, headers as Record<string, string>)

test('a receiver gets every change once, in order, with a signature that another implementation verifies', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const bob = await world.person()
  const hook = await addWebhook(ann)
  const lists = await addWebhook(ann, { kinds: ['list'] })
  await using _runner = run(world.deps)
  for (let n = 0; n < 5; n += 1) await ann.call.tasks.create({ title: `task ${n}` })
  await bob.call.tasks.create({ title: 'not Ann’s' })
  const { id } = await ann.call.lists.create({ title: 'a list' })
  const [task] = await ann.call.tasks.list({ limit: 1 })
  await ann.call.tasks.delete({ id: task?.id ?? '' })
  await expect.poll(() => titlesOf(hook.got()).at(-1)).toBe('delete')
  await expect.poll(() => lists.got()).toHaveLength(1)

  const got = hook.got()
  const revisions = got.flatMap(({ body }) => body.changes.map(({ revision }) => revision))
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
  expect(new Set(revisions).size).toBe(revisions.length)
  expect(titlesOf(got)).toEqual(expect.arrayContaining(['task 0', 'task 3', 'a list', 'delete']))
  expect(titlesOf(got)).not.toContain('not Ann’s')
  expect(lists.got()[0]?.body.changes).toMatchObject([{ kind: 'list', type: 'upsert', entity: { id } }])
  for (const delivery of got) {
    expect(delivery.body).toMatchObject({ type: 'changes', user_id: ann.actor.user_id, reset: false })
    expect(signedBy(hook.secret, delivery)).toEqual(delivery.body)
    expect(() => signedBy(lists.secret, delivery)).toThrow()
    expect(() => signedBy(hook.secret, { ...delivery, text: `${delivery.text} ` })).toThrow()
  }
  // The cursor of a delivery is one of the log: a client reads on from there.
  const page = await ann.call.sync.changes({ cursor: got.at(-1)?.body.cursor })
  expect(page).toMatchObject({ changes: [], reset: false })
  const deliveries = await ann.call.webhooks.deliveries({ id: hook.id })
  expect(deliveries.map((each) => each.id)).toEqual(
    got.map(({ headers }) => headers['webhook-id']).toReversed(),
  )
  expect(deliveries[0]).toMatchObject({ status: 'delivered', attempts: [{ status: 204, error: null }] })
})

test('a failed delivery is repeated with the same id and bytes, and later changes wait behind it', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const hook = await addWebhook(ann)
  receiver.respond(
    hook.path,
    { status: 500 },
    { status: 302, headers: { location: `${receiver.origin}/elsewhere` } },
  )
  await using _runner = run(world.deps)
  await ann.call.tasks.create({ title: 'first' })
  await expect.poll(() => hook.got()).toHaveLength(1)
  await ann.call.tasks.create({ title: 'second' })
  const failing = () => ann.call.webhooks.list().then(([webhook]) => webhook)
  await expect.poll(failing).toMatchObject({ status: 'active', failing_since: expect.any(String) })
  world.deps.advance(5 * SECOND)
  const attempts = async () =>
    (await ann.call.webhooks.deliveries({ id: hook.id }))[0]?.attempts.map(({ status }) => status)
  await expect.poll(attempts).toEqual([500, 302])
  expect(receiver.at('/elsewhere')).toEqual([])
  // The owner needn't wait for the schedule.
  await ann.call.webhooks.update({ id: hook.id, status: 'active' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['first', 'first', 'first', 'second'])
  const ids = hook.got().map(({ headers }) => headers['webhook-id'])
  expect(new Set(ids.slice(0, 3)).size).toBe(1)
  expect(
    new Set(
      hook
        .got()
        .slice(0, 3)
        .map(({ text }) => text),
    ).size,
  ).toBe(1)
  const [, first] = await ann.call.webhooks.deliveries({ id: hook.id })
  expect(first?.attempts.map(({ status }) => status)).toEqual([500, 302, 204])
  expect(await failing()).toMatchObject({ failing_since: null, next_attempt_at: null })
})

test('after three days of failures a webhook is paused with a notice, and a resume loses nothing', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person('ann@example.com')
  await world.deps.db.updateTable('users').set({ email_verified: true }).execute()
  const hook = await addWebhook(ann)
  receiver.respond(hook.path, ...Array.from({ length: 3 }, () => ({ status: 503 })))
  await using _runner = run(world.deps)
  await ann.call.tasks.create({ title: 'kept' })
  const failures = async () =>
    (await world.deps.db.selectFrom('webhooks').select('failures').executeTakeFirstOrThrow()).failures
  for (const [count, days] of [
    [1, 1],
    [2, 3],
  ] as const) {
    await expect.poll(failures).toBe(count)
    world.deps.advance(days * DAY)
  }
  const again = world.call(await fresh(world, ann))
  await expect
    .poll(() => again.webhooks.list())
    .toMatchObject([{ status: 'paused', reason: 'failing', next_attempt_at: null }])
  const types = (await again.account.activity()).map(({ type }) => type)
  expect(types.filter((type) => type === 'webhook_paused')).toHaveLength(1)
  const notice = (await world.deps.mailed()).find(({ subject }) => subject === 'A webhook is paused')
  expect(notice).toMatchObject({ to: 'ann@example.com' })
  expect(notice?.text).toContain('127.0.0.1')
  expect(notice?.text).not.toContain(hook.path)
  await again.webhooks.update({ id: hook.id, status: 'active' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['kept', 'kept', 'kept', 'kept'])
  expect(new Set(hook.got().map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

/** A token at the present of a clock that was moved. */
async function fresh({ call }: TestWorld, { email }: Person): Promise<string> {
  return (await call().auth.login({ email, password: testPassword })).access_token
}

test('410 ends a webhook, and its owner may start it again', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const hook = await addWebhook(ann)
  receiver.respond(hook.path, { status: 410 })
  await using _runner = run(world.deps)
  await ann.call.tasks.create({ title: 'gone' })
  await expect.poll(() => ann.call.webhooks.list()).toMatchObject([{ status: 'ended', reason: 'gone' }])
  expect((await ann.call.account.activity())[0]).toMatchObject({ type: 'webhook_ended' })
  await ann.call.tasks.create({ title: 'missed' })
  await ann.call.webhooks.update({ id: hook.id, status: 'active' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['gone', 'gone', 'missed'])
})

test('processes share the work: each change arrives once and in order', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const hooks = await Promise.all(Array.from({ length: 6 }, () => addWebhook(ann)))
  await using _here = run(world.deps)
  await using _there = run({ ...world.deps })
  for (let n = 0; n < 40; n += 1) await ann.call.tasks.create({ title: `${n}` })
  const all = Array.from({ length: 40 }, (_, n) => `${n}`)
  for (const hook of hooks) {
    await expect.poll(() => titlesOf(hook.got()).at(-1)).toBe('39')
    expect(titlesOf(hook.got())).toEqual(all)
  }
})

test('a webhook is paused, told other kinds, moved back and deleted', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const hook = await addWebhook(ann)
  await using _runner = run(world.deps)
  await ann.call.tasks.create({ title: 'one' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['one'])
  const delivered = () => ann.call.webhooks.deliveries({ id: hook.id })
  await expect.poll(delivered).toMatchObject([{ status: 'delivered' }])
  const [{ cursor_before } = {}] = await delivered()
  await ann.call.webhooks.update({ id: hook.id, status: 'paused' })
  await ann.call.tasks.create({ title: 'two' })
  await ann.call.lists.create({ title: 'a list' })
  await ann.call.webhooks.update({ id: hook.id, kinds: ['list'] })
  expect(await ann.call.webhooks.list()).toMatchObject([
    { status: 'paused', reason: 'by_owner', kinds: ['list'] },
  ])
  await ann.call.webhooks.update({ id: hook.id, status: 'active' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['one', 'a list'])
  await ann.call.webhooks.update({ id: hook.id, kinds: ['task'] })
  await ann.call.webhooks.replay({ id: hook.id, cursor: cursor_before ?? '' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['one', 'a list', 'one', 'two'])
  await ann.call.webhooks.delete({ id: hook.id })
  expect(await ann.call.webhooks.list()).toEqual([])
  expect(await world.deps.db.selectFrom('webhook_deliveries').selectAll().execute()).toEqual([])
})

test('a cursor of another epoch starts the receiver from empty', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  await ann.call.tasks.create({ title: 'old' })
  const hook = await addWebhook(ann, { cursor: 'lost.7' })
  await using _runner = run(world.deps)
  await expect.poll(() => hook.got()).toMatchObject([{ body: { reset: true } }])
  expect(titlesOf(hook.got())).toEqual(['old'])
})

test('a deactivated account sends nothing', async () => {
  await using world = await openWebhookWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const [off, on] = [await addWebhook(ann), await addWebhook(bob)]
  await ann.call.tasks.create({ title: 'off' })
  const deactivated_at = world.deps.now()
  await world.deps.db
    .updateTable('users')
    .set({ deactivated_at })
    .where('id', '=', ann.actor.user_id)
    .execute()
  await bob.call.tasks.create({ title: 'on' })
  await using _runner = run(world.deps)
  await expect.poll(() => titlesOf(on.got())).toEqual(['on'])
  expect(off.got()).toEqual([])
})

test('a test is sent at once and returned, and for a day both secrets sign', async () => {
  await using world = await openWebhookWorld()
  const ann = await world.person()
  const hook = await addWebhook(ann)
  receiver.respond(hook.path, { status: 204 }, { status: 400, body: 'x'.repeat(200_000) })
  const rotated = await ann.call.webhooks.rotateSecret({ id: hook.id })
  expect(rotated.secret).not.toBe(hook.secret)
  expect(await ann.call.webhooks.test({ id: hook.id })).toMatchObject({ type: 'test', status: 'delivered' })
  expect(await ann.call.webhooks.test({ id: hook.id })).toMatchObject({
    status: 'failed',
    attempts: [{ status: 400 }],
  })
  const [first] = hook.got()
  if (first === undefined) throw new Error('nothing was received')
  expect(first.body).toEqual({ type: 'test', user_id: ann.actor.user_id })
  expect(signedBy(hook.secret, first)).toEqual(signedBy(rotated.secret, first))
  const { isSigned } = await documentedReceiver()
  for (const { secret } of [hook, rotated]) {
    expect(isSigned(first.headers, first.text, secret)).toBe(true)
    expect(isSigned(first.headers, `${first.text} `, secret)).toBe(false)
    expect(isSigned({ ...first.headers, 'webhook-timestamp': '1' }, first.text, secret)).toBe(false)
  }
  const stored = await world.deps.db.selectFrom('webhooks').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(hook.secret.slice(6))
  expect(JSON.stringify(await ann.call.webhooks.list())).not.toContain('secret')
  expect(await ann.call.webhooks.deliveries({ id: hook.id })).toHaveLength(2)

  world.deps.advance(DAY)
  await world.call(await fresh(world, ann)).webhooks.test({ id: hook.id })
  const signatures = hook.got().map(({ headers }) => String(headers['webhook-signature']).split(' ').length)
  expect(signatures).toEqual([2, 2, 1])
})

/** The receiver of docs/webhooks.md as a module. */
async function documentedReceiver() {
  const text = await readFile(path.resolve(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8')
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(text) ?? []
  await using place = await tempDir()
  const file = path.join(place.dir, 'receiver.mts')
  await writeFile(file, code)
  return (await import(/* @vite-ignore */ file)) as {
    isSigned: (headers: IncomingHttpHeaders, body: string, secret: string) => boolean
  }
}
