import { expect, test } from 'vitest'
import { createClient, taskwireError } from '../src/index.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'

test('a subscription follows a stream without a replica, until it is unsubscribed', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const { id } = await client.tasks.create.mutate({ title: 'First' })
  const received: string[] = []
  const subscription = client.sync.onChange.subscribe(undefined, {
    onData: ({ data }) => received.push(JSON.stringify(data)),
  })
  await expect.poll(() => received.join('')).toContain('First')
  await client.tasks.update.mutate({ id, title: 'Second' })
  await expect.poll(() => received.join('')).toContain('Second')
  subscription.unsubscribe()

  const pages: unknown[] = []
  const reminders = client.reminders.onDue.subscribe(undefined, { onData: ({ data }) => pages.push(data) })
  await expect.poll(() => pages).toMatchObject([{ reminders: [] }])
  reminders.unsubscribe()
})

test('a subscription without a session fails as other calls do', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  const failed = Promise.withResolvers<unknown>()
  client.reminders.onDue.subscribe(undefined, { onError: failed.resolve })
  expect(taskwireError(await failed.promise)).toMatchObject({ code: 'UNAUTHENTICATED' })
})
