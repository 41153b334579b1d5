import { runWebhooks } from '@taskwire/api'
import { expect, test } from 'vitest'
import { startReceiver } from './harness/webhook-receiver.ts'
import { addWebhook, openWebhookWorld, titlesOf } from './harness/webhook-world.ts'

// What a claim of a webhook promises: one process has it at a time, and what a process learned after it lost the webhook counts nothing.

const clock = () => performance.now()
const onError = () => {}

test('a webhook whose request is under way is left to its process', async () => {
  await using world = await openWebhookWorld()
  await using receiver = await startReceiver()
  const [ann, bob] = [await world.person(), await world.person()]
  const slow = await addWebhook(ann, receiver)
  await using _here = runWebhooks(world.deps, { clock, onError, atOnce: 1 })
  receiver.hooks.onRequest = async () => {
    receiver.hooks.onRequest = undefined
    // The process here has no place for it, so the one there has looked when it arrives.
    const other = await addWebhook(bob, receiver)
    await bob.call.tasks.create({ title: 'other' })
    await ann.call.tasks.create({ title: 'later' })
    await using _there = runWebhooks(world.deps, { clock, onError })
    await expect.poll(() => titlesOf(other.got())).toEqual(['other'])
  }
  await ann.call.tasks.create({ title: 'first' })
  await expect.poll(() => titlesOf(slow.got())).toEqual(['first', 'later'])
})

test.each([204, 500])('a request that ends with %s after a replay changes nothing', async (status) => {
  await using world = await openWebhookWorld()
  await using receiver = await startReceiver()
  const ann = await world.person()
  const hook = await addWebhook(ann, receiver)
  receiver.respond(hook.path, { status })
  receiver.hooks.onRequest = async () => {
    receiver.hooks.onRequest = undefined
    await ann.call.webhooks.replay({ id: hook.id, cursor: hook.cursor })
  }
  const outcomes: string[] = []
  const onRun = (_webhook: object, outcome: string) => void outcomes.push(outcome)
  await using _runner = runWebhooks(world.deps, { clock, onError, onRun })
  await ann.call.tasks.create({ title: 'first' })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['first', 'first'])
  expect(outcomes).toContain('lost')
  const last = () => ann.call.webhooks.deliveries({ id: hook.id }).then(([delivery]) => delivery)
  await expect.poll(last).toMatchObject({ status: 'delivered', attempts: [{ status: 204 }] })
  expect(await ann.call.webhooks.list()).toMatchObject([
    { status: 'active', cursor: (await last())?.cursor, failing_since: null },
  ])
})

test('a failed delivery is sent again with other kinds only in its place', async () => {
  await using world = await openWebhookWorld()
  await using receiver = await startReceiver()
  const ann = await world.person()
  const hook = await addWebhook(ann, receiver)
  receiver.respond(hook.path, { status: 500 })
  await using _runner = runWebhooks(world.deps, { clock, onError })
  await ann.call.tasks.create({ title: 'a task' })
  const failing = () => ann.call.webhooks.list().then(([webhook]) => webhook?.failing_since)
  await expect.poll(failing).toEqual(expect.any(String))
  await ann.call.lists.create({ title: 'a list' })
  await ann.call.webhooks.update({ id: hook.id, kinds: ['list'] })
  await expect.poll(() => titlesOf(hook.got())).toEqual(['a task', 'a list'])
})

test('a change is sent although the database failed when the process heard of it', async () => {
  await using world = await openWebhookWorld()
  await using receiver = await startReceiver()
  const { db } = world.deps
  const ann = await world.person()
  const hook = await addWebhook(ann, receiver)
  const failures: unknown[] = []
  await using _runner = runWebhooks(world.deps, { clock, onError: (error) => void failures.push(error) })
  await ann.call.tasks.create({ title: 'before' })
  await expect
    .poll(() => ann.call.webhooks.deliveries({ id: hook.id }))
    .toMatchObject([{ status: 'delivered' }])
  await db.schema.alterTable('webhooks').renameTo('away').execute()
  failures.length = 0
  await ann.call.tasks.create({ title: 'meanwhile' })
  await expect.poll(() => failures.length, { timeout: 10_000 }).toBeGreaterThan(1)
  await db.schema.alterTable('away').renameTo('webhooks').execute()
  await expect.poll(() => titlesOf(hook.got()), { timeout: 10_000 }).toEqual(['before', 'meanwhile'])
})
