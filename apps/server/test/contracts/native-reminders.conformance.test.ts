import { claimReminders } from '@taskwire/api'
import { expect, test } from 'vitest'
import { expectStatuses, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { makePerson, makeTask } from '../harness/people.ts'
import { startService } from '../harness/start-service.ts'

const service = forFile(await startService())
const native = service.as('native')
const person = await makePerson(service)
const { token, user_id } = person

const subscriptions = '/api/push/subscriptions'
const subscription = {
  endpoint: 'https://push.example/browser',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
}

async function subscribe(): Promise<string> {
  const body = subscription
  const { body: made } = await native.send<{ id: string }>('POST', subscriptions, { token, body })
  return made.id
}

test('browsers that are notified', async () => {
  await expectStatuses(native, token, [
    ['GET', '/api/push/key', 200],
    ['GET', '/api/push/key', 401, nobody],
    ['POST', subscriptions, 201, { body: subscription }],
    ['POST', subscriptions, 400, { body: '{' }],
    ['POST', subscriptions, 401, { body: subscription, ...nobody }],
    ['POST', subscriptions, 422, { body: { ...subscription, endpoint: 'https://example.com/browser' } }],
    ['GET', subscriptions, 401, nobody],
  ])
  const one = `${subscriptions}/${await subscribe()}`
  const list = await native.send('GET', subscriptions, { token })
  expect(list).toMatchObject({ status: 200, body: [{ service: 'push.example', current: true }] })
  const stranger = await makePerson(service)
  await expectStatuses(native, token, [
    ['POST', `${one}/test`, 401, nobody],
    ['POST', `${one}/test`, 404, { token: stranger.token }],
    ['POST', `${one}/test`, 400, { body: '{' }],
    ['POST', `${one}/test`, 200],
    ['DELETE', one, 401, nobody],
    ['DELETE', one, 404, { token: stranger.token }],
    ['DELETE', one, 204],
    ['DELETE', one, 404],
  ])
  expect((await native.send('GET', subscriptions, { token })).body).toEqual([])
})

test('reminders, and the buttons of their notifications', async () => {
  const subscription_id = await subscribe()
  const moment = new Date(Date.parse(service.deps.now()) + 60_000).toISOString()
  const { id } = await makeTask(service, person, { title: 'Call Ada', reminders: [{ at: moment }] })
  service.deps.advance(60_000)
  await claimReminders(service.deps)
  const list = await native.send('GET', '/api/reminders', { token })
  expect(list).toMatchObject({
    status: 200,
    body: [{ task_id: id, title: 'Call Ada', moment, missed: false }],
  })

  const act = (task_id: string, action = 'done') => ({
    ...nobody,
    body: { token: service.deps.reminderTokens.issue({ user_id, task_id, moment, subscription_id }), action },
  })
  const path = '/api/reminders/act'
  await expectStatuses(native, token, [
    ['GET', '/api/reminders', 401, nobody],
    ['GET', '/api/reminders?limit=0', 422],
    ['POST', path, 400, { ...nobody, body: '{' }],
    ['POST', path, 400, { ...nobody, body: { token, action: 'done' } }],
    ['POST', path, 404, act('018f4e9a-7b2c-7def-8abc-0123456789ab')],
    ['POST', path, 422, act(id, 'drop')],
    ['POST', path, 200, act(id)],
    ['POST', path, 422, act(id, 'snooze')],
  ])
  const done = await native.send('GET', `/api/tasks/${id}`, { token })
  expect(done.body).toMatchObject({ completed: true })
})

test('the tests above cover every documented response', () => {
  expect(native.unseenResponses(/\/reminders|\/push/)).toEqual([])
})
