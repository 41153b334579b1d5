import { dataFolder } from '@taskwire/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { pushCertificate, readVapid, startPushService } from './harness/push-service.ts'
import { startServer, type Server } from './harness/server.ts'

let service: Awaited<ReturnType<typeof startPushService>>
let place: Awaited<ReturnType<typeof dataFolder>>
let server: Server

const settings = (dir: string) => ({
  DATA_DIR: dir,
  PUSH_ENDPOINTS: service.origin,
  NODE_EXTRA_CA_CERTS: pushCertificate,
  PUBLIC_URL: 'https://tasks.example.com',
})

beforeAll(async () => {
  service = await startPushService()
  place = await dataFolder()
  server = await startServer({ env: settings(place.dir) })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
  await service[Symbol.asyncDispose]()
})

let browsers = 0

/** Signs up a person with a subscribed browser. */
async function subscriber(at = server) {
  const { token, email } = await signUp(at.origin)
  const name = `browser-${(browsers += 1)}`
  const browser = service.browser(name)
  const made = await call(at.origin, 'POST', '/api/push/subscriptions', { token, body: browser.subscription })
  expect(made).toMatchObject({ status: 201, body: { service: '127.0.0.1', current: true } })
  return {
    token,
    email,
    browser,
    requests: () => service.received.filter(({ path }) => path === `/${name}`),
    list: async () => (await call(at.origin, 'GET', '/api/push/subscriptions', { token })).body,
  }
}

const soon = (ms = 1_500) => new Date(Date.now() + ms).toISOString()

async function createTask(token: string, body: object, at = server) {
  const created = await call(at.origin, 'POST', '/api/tasks', { token, body })
  expect(created.status).toBe(201)
  return created.body as { id: string }
}

test('a browser receives an encrypted notification, whose button completes the task without a session', async () => {
  const { token, browser, requests } = await subscriber()
  const moment = soon()
  const { id } = await createTask(token, {
    title: 'Call Ada ✓',
    due_date: '2031-01-01',
    reminders: [{ at: moment }],
  })
  await expect.poll(requests).toHaveLength(1)
  const [request] = requests()
  if (request === undefined) throw new Error('nothing was received')
  expect(request.method).toBe('POST')
  expect(request.headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    topic: id.replaceAll('-', ''),
    urgency: 'high',
    ttl: expect.stringMatching(/^\d+$/),
  })
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(moment))
  const { key } = (await call(server.origin, 'GET', '/api/push/key', { token })).body as { key: string }
  const vapid = readVapid(request)
  expect(vapid).toMatchObject({ key, claims: { aud: service.origin, sub: 'https://tasks.example.com' } })
  expect(Number(vapid.claims['exp'])).toBeLessThanOrEqual(Date.now() / 1000 + 86_400)
  expect(request.body.toString('latin1')).not.toContain('Ada')
  const payload = browser.decrypt(request.body)
  expect(payload).toEqual({
    type: 'reminder',
    task_id: id,
    title: 'Call Ada ✓',
    due_date: '2031-01-01',
    moment,
    tag: `reminder:${id}`,
    token: expect.any(String),
  })
  const act = (action: string) =>
    call(server.origin, 'POST', '/api/reminders/act', { body: { token: payload['token'], action } })
  expect(await act('done')).toMatchObject({ status: 200, body: { task_id: id } })
  expect((await call(server.origin, 'GET', `/api/tasks/${id}`, { token })).body).toMatchObject({
    completed: true,
  })
  expect(await act('done')).toMatchObject({ status: 200 })
  expect(await act('snooze')).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  expect((await call(server.origin, 'GET', '/api/reminders', { token })).body).toMatchObject([
    { task_id: id, moment, missed: false },
  ])
  expect(server.out()).not.toMatch(/Ada|browser-\d/)
  expect(server.out()).not.toContain(String(payload['token']))
})

test('a test is a real notification, and says what the push service responded', async () => {
  const { token, browser, requests, list } = await subscriber()
  const [{ id } = { id: '' }] = (await list()) as { id: string }[]
  const sendTest = (by = token) =>
    call(server.origin, 'POST', `/api/push/subscriptions/${id}/test`, { token: by })
  expect(await sendTest()).toMatchObject({ status: 200, body: { result: 'delivered', status: 201 } })
  const [request] = requests()
  if (request === undefined) throw new Error('nothing was received')
  expect(browser.decrypt(request.body)).toEqual({ type: 'test' })
  expect(request.headers).toMatchObject({ topic: 'test', ttl: '60', 'content-encoding': 'aes128gcm' })
  const stranger = await subscriber()
  expect(await sendTest(stranger.token)).toMatchObject({
    status: 404,
    body: { code: 'PUSH_SUBSCRIPTION_NOT_FOUND' },
  })
  service.statuses.push('cut')
  expect((await sendTest()).body).toEqual({ result: 'unreachable', status: null })
  for (const [status, result] of [
    [403, 'refused'],
    [503, 'unreachable'],
    [410, 'gone'],
  ] as const) {
    service.statuses.push(status)
    expect((await sendTest()).body).toEqual({ result, status })
  }
  expect(requests()).toHaveLength(5)
  expect(await list()).toEqual([])
  expect(await sendTest()).toMatchObject({ status: 404 })
})

test('a push service that is away gets the notification later, and an ended subscription is removed', async () => {
  const { token, requests, list, browser } = await subscriber()
  service.statuses.push(503)
  const { id } = await createTask(token, { title: 'again', reminders: [{ at: soon() }] })
  await expect.poll(requests).toHaveLength(2)
  const tokens = requests().map(({ body }) => browser.decrypt(body)['task_id'])
  expect(tokens).toEqual([id, id])
  for (const status of [404, 410]) {
    const gone = status === 410 ? { token, requests, list } : await subscriber()
    const before = gone.requests().length
    service.statuses.push(status)
    await createTask(gone.token, { title: 'gone', reminders: [{ at: soon(300) }] })
    await expect.poll(gone.requests).toHaveLength(before + 1)
    await expect.poll(gone.list).toEqual([])
  }
})

describe('another process', () => {
  test('delivers once what was due while none ran', async () => {
    await using own = await dataFolder()
    await using first = await startServer({ env: settings(own.dir) })
    const { token, requests, browser } = await subscriber(first)
    const { key } = (await call(first.origin, 'GET', '/api/push/key', { token })).body as { key: string }
    const moment = soon(6_000)
    const { id } = await createTask(token, { title: 'late', reminders: [{ at: moment }] }, first)
    first.child.kill('SIGKILL')
    await first.ended
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(moment))
    expect(requests()).toEqual([])
    await using second = await startServer({ env: settings(own.dir) })
    await using third = await startServer({ env: settings(own.dir) })
    await expect.poll(requests).toHaveLength(1)
    const [request] = requests()
    expect(browser.decrypt(request?.body ?? Buffer.of())).toMatchObject({ task_id: id })
    // The keys outlive the process, or browsers would have to subscribe again.
    expect((await call(third.origin, 'GET', '/api/push/key', { token })).body).toEqual({ key })
    await expect
      .poll(async () => (await call(second.origin, 'GET', '/health')).body)
      .toMatchObject({ jobs: { push: { waiting: 0, active: 0, later: 0, failed: 0 } } })
    expect(requests()).toHaveLength(1)
  })

  test('sends a notification whose process was killed between claim and answer', async () => {
    await using own = await dataFolder()
    await using first = await startServer({ env: settings(own.dir) })
    const { token, requests, browser } = await subscriber(first)
    service.onceBeforeAnswer(async () => {
      first.child.kill('SIGKILL')
      await first.ended
    })
    const { id } = await createTask(token, { title: 'killed', reminders: [{ at: soon(500) }] }, first)
    await first.ended
    await using second = await startServer({ env: settings(own.dir) })
    await expect.poll(requests).toHaveLength(2)
    const received = requests().map(({ body, headers }) => [browser.decrypt(body)['tag'], headers['topic']])
    // The second one replaces the first, in the browser and at the push service.
    expect(received[1]).toEqual(received[0])
    expect(received[0]?.[0]).toBe(`reminder:${id}`)
    expect(second.err()).toBe('')
  })
})

test.each([
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com:8443/x',
  'https://user:pass@fcm.googleapis.com/x',
  'https://fcm.googleapis.com.example.com/x',
  'https://example.com/x',
  'https://push.apple.com.evil.example/x',
  'https://127.0.0.1/x',
  'https://127.0.0.1:1/x',
  'https://[::1]/x',
  'https://localhost/x',
  'ftp://fcm.googleapis.com/x',
  'javascript:alert(1)',
  'not a url',
])('the endpoint %s is refused', async (endpoint) => {
  const { token } = await signUp(server.origin)
  const { keys } = service.browser('x').subscription
  const refused = await call(server.origin, 'POST', '/api/push/subscriptions', {
    token,
    body: { endpoint, keys },
  })
  expect(refused).toMatchObject({
    status: 422,
    body: { issues: [{ path: ['endpoint'], code: 'not_a_push_endpoint' }] },
  })
})
