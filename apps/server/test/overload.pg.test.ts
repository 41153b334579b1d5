import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { startService } from './harness/start-service.ts'
import { call, signUp } from './harness/client.ts'

/** Blocks the event loop, which the service shares, most of the time. */
function hog() {
  const timer = setInterval(() => {
    const until = performance.now() + 200
    while (performance.now() < until);
  }, 1)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

test('refuses a share of the requests at once while the event loop lags, until it recovers', async () => {
  await using service = await startService({ maxLag: 100 })
  const { token } = await signUp(service.origin)
  const crowd = () =>
    Promise.all(Array.from({ length: 30 }, () => call(service.origin, 'GET', '/api/tasks', { token })))
  const answers = await crowd()
  {
    using _ = hog()
    for (let i = 0; i < 20 && !answers.some(({ status }) => status === 503); i += 1)
      answers.push(...(await crowd()))
    answers.push(...(await crowd()))
    expect((await call(service.origin, 'GET', '/health/live')).status).toBe(200)
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
  const refused = answers.find(({ status }) => status === 503)
  expect(refused?.headers.get('retry-after')).toBe('1')
  expect(refused?.body).toMatchObject({ code: 'UNAVAILABLE' })
  await vi.waitUntil(async () => (await crowd()).every(({ status }) => status === 200), 60_000)
})

test('serves a few slow requests all the same', async () => {
  await using service = await startService({ maxLag: 100 })
  const { token } = await signUp(service.origin)
  using _ = hog()
  for (let i = 0; i < 5; i += 1) {
    await pause(1)
    expect((await call(service.origin, 'GET', '/api/tasks', { token })).status).toBe(200)
  }
})
