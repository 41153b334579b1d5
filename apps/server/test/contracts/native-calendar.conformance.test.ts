import { expect, test } from 'vitest'
import { expectStatuses, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { makePerson, makeTask } from '../harness/people.ts'
import { startService } from '../harness/start-service.ts'

const service = forFile(await startService())
const native = service.as('native')
const person = await makePerson(service)
const { token } = person

async function feedPath(): Promise<string> {
  const { body } = await native.send<{ url: string }>('POST', '/api/calendar', { token })
  return new URL(body.url).pathname
}

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, service.origin), init)

test('the address of the feed', async () => {
  await expectStatuses(native, token, [
    ['GET', '/api/calendar', 200],
    ['GET', '/api/calendar', 401, nobody],
    ['POST', '/api/calendar', 201],
    ['POST', '/api/calendar', 400, { body: '{' }],
    ['POST', '/api/calendar', 401, nobody],
    ['DELETE', '/api/calendar', 204],
    ['DELETE', '/api/calendar', 204],
    ['DELETE', '/api/calendar', 401, nobody],
  ])
  const forbidden = await native.send('POST', '/api/access-tokens', {
    token,
    body: { name: 'Script', scopes: ['tasks:read'] },
  })
  const script = (forbidden.body as { token: string }).token
  await expectStatuses(native, script, [
    ['GET', '/api/calendar', 403],
    ['POST', '/api/calendar', 403],
    ['DELETE', '/api/calendar', 403],
  ])
})

test('the feed is read without signing in, and asked for again by its entity tag', async () => {
  await makeTask(service, person, { title: 'Call Ada', due_date: '2090-01-02' })
  const path = await feedPath()
  const feed = await get(path)
  expect(feed.status).toBe(200)
  expect(Object.fromEntries(feed.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  })
  const text = await feed.text()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Call Ada\r\n[\s\S]*END:VCALENDAR\r\n$/)
  const etag = feed.headers.get('etag') ?? ''
  const again = { headers: { 'if-none-match': etag } }
  const unchanged = await get(path, again)
  expect([unchanged.status, await unchanged.text(), unchanged.headers.get('etag')]).toEqual([304, '', etag])
  const head = await get(path, { method: 'HEAD' })
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
  expect(await (await get(`${path}?type=todo`)).text()).toContain('BEGIN:VTODO\r\n')
  expect((await get(`${path}?type=journal`)).status).toBe(422)
  await makeTask(service, person, { title: 'Call Bob', due_date: '2090-01-02' })
  expect(await (await get(path, again)).text()).toContain('SUMMARY:Call Bob\r\n')
})

test('a wrong address looks like any unknown one', async () => {
  const path = await feedPath()
  await native.send('DELETE', '/api/calendar', { token })
  const seen = await Promise.all(
    [path, '/calendar/x.ics', `/calendar/${'x'.repeat(43)}.ics`, '/calendar/x', '/no-such-path'].map(
      async (wrong) => {
        const response = await get(wrong)
        const headers = Object.fromEntries(response.headers)
        for (const name of ['date', 'x-request-id', 'ratelimit', 'ratelimit-policy']) delete headers[name]
        return { status: response.status, headers, body: await response.text() }
      },
    ),
  )
  expect(seen[0]?.status).toBe(404)
  for (const one of seen) expect(one).toEqual(seen.at(-1))
})

test('the tests above cover every documented response', () => {
  expect(native.unseenResponses(/\/calendar/)).toEqual([])
})
