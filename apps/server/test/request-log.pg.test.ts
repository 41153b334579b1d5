import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { call } from './harness/client.ts'
import { sendRaw } from './harness/raw-http.ts'
import { sql } from './harness/sql.ts'

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

const get = (path: string, init?: RequestInit) =>
  fetch(`${service.origin}${path}`, { redirect: 'manual', ...init })

interface Entry {
  readonly level: number
  readonly msg: string
  readonly req: { readonly id: string; readonly path?: string; readonly ip: string }
}

/**
 * The log entries after an index, once there are as many as there were requests: the server writes them after the
 * response.
 */
async function entries(
  { lines }: Pick<typeof service, 'lines'>,
  from: number,
  count: number,
): Promise<Entry[]> {
  await vi.waitUntil(() => lines.length >= from + count, 30_000)
  return lines.slice(from).map((line) => JSON.parse(line) as Entry)
}

describe('the log', () => {
  test('writes one line per request, for any address and headers', async () => {
    const from = service.lines.length
    const forged = '%0d%0a%7B%22level%22:60%7D'
    await sendRaw(
      service.port,
      `GET /${forged}?q=${forged} HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\\r\\nb\r\nUser-Agent: a\\r\\n{"level":60}\r\n\r\n`,
    )
    await get(`/${forged}`, { headers: { 'x-request-id': forged } })
    await get('/health/live', { headers: { 'x-request-id': '{"level":60}' } })
    const lines = await entries(service, from, 3)
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([1, 2, 3].map(() => [30, 'request']))
    for (const { req } of lines) expect(req.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(lines.map(({ req }) => req.path)).toEqual([undefined, undefined, '/health/live'])
    for (const line of service.lines.slice(from)) expect(line).toMatch(/^[^\r\n]+\n$/)
  })

  test('logs the route of an address with ids and procedure names, and no other part of it', async () => {
    const from = service.lines.length
    const id = '01890a5d-ac96-774b-bcce-b302099a8057'
    const paths = [
      `/api/tasks/${id}`,
      '/tasks/17',
      '/api/tasks/a.secret-word',
      `/api/${id}/tasks`,
      '/trpc/tasks.list',
      // A secret of letters alone looks the most like the name of a procedure.
      `/calendar/${'secret'.repeat(8).slice(0, 43)}.ics`,
    ]
    for (const path of [...paths, '/trpc/secret_word']) await get(`${path}?q=secret`)
    const lines = await entries(service, from, 7)
    expect(lines.map(({ req }) => req.path)).toEqual([
      `/api/tasks/${id}`,
      '/tasks/17',
      '/api/tasks/:id',
      `/api/${id}/tasks`,
      '/trpc/tasks.list',
      '/calendar/:file',
      '/trpc/*',
    ])
  })

  test('logs the peer address, or the address that a trusted proxy reports', async () => {
    await using behind = await startService({ trustProxy: 'loopback' })
    await using elsewhere = await startService({ trustProxy: '10.0.0.0/8' })
    const seen = async (app: typeof service) => {
      const from = app.lines.length
      const headers = { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' }
      await fetch(`${app.origin}/health/live`, { headers })
      const [line] = await entries(app, from, 1)
      return line!.req.ip
    }
    expect(await seen(service)).toBe('127.0.0.1')
    expect(await seen(elsewhere)).toBe('127.0.0.1')
    expect(await seen(behind)).toBe('203.0.113.9')
  })

  test('contains no password, token, e-mail or task text, and no values of a failing statement', async () => {
    await using app = await startService({ level: 'info' })
    const { origin, db, lines } = app
    const canary = 'canary-58213'
    const credentials = { email: `${canary}@taskwire.example`, password: `${canary} is long enough` }
    const answers: string[] = []
    const send = async (method: string, path: string, options: Parameters<typeof call>[3] = {}) => {
      const answer = await call(origin, method, path, options)
      answers.push(JSON.stringify([answer.body, [...answer.headers]]))
      return answer
    }
    await send('POST', '/api/auth/register', { body: credentials })
    const { body } = await call(origin, 'POST', '/api/auth/login', { body: credentials })
    const { access_token } = body as { access_token: string }
    const tokens = await call(origin, 'POST', '/user/login', { body: credentials })
    const { refresh_token } = tokens.body as { refresh_token: string }
    const task = { title: canary, description: canary }
    await call(origin, 'POST', '/api/tasks', { token: access_token, body: task })
    await call(origin, 'GET', `/api/tasks?search=${canary}`, { token: access_token })
    await call(origin, 'GET', '/api/tasks', { token: `${access_token}${canary}` })
    await broadly(app, { credentials, canary, refresh_token, access_token })

    await sql(
      db,
      `create function fail() returns trigger language plpgsql as
       $$ begin raise exception '${canary} % %', new.title, new.description using detail = '${canary}'; end $$`,
    )
    await sql(db, 'create trigger fail before insert or update on tasks for each row execute function fail()')
    answers.length = 0
    const failed = [
      await send('POST', '/api/tasks', { token: access_token, body: task }),
      await send('POST', '/tasks', { token: access_token, body: task }),
      await send('POST', '/trpc/tasks.create', { token: access_token, body: task }),
    ]
    expect(failed.map(({ status }) => status)).toEqual([500, 500, 500])
    await sql(db, 'alter table sessions rename to gone')
    answers.push(JSON.stringify((await send('POST', '/api/login', { body: credentials })).body))

    const log = lines.join('')
    expect(log).toContain('"level":50')
    for (const secret of [canary, access_token, access_token.split('.')[2] as string, refresh_token]) {
      expect(log).not.toContain(secret)
      expect(answers.join('')).not.toContain(secret)
    }
    expect(log).not.toMatch(/insert into|select |relation|sessions"/i)
    expect(answers.join('')).not.toMatch(/insert into|relation|sessions|trigger|plpgsql|stack|\.ts/i)
  })
})

interface Secrets {
  readonly credentials: { readonly email: string; readonly password: string }
  readonly canary: string
  readonly refresh_token: string
  readonly access_token: string
}

/** Every request that can fail at a contract, each with a secret in every place that could be logged. */
async function broadly({ origin, port }: typeof service, secrets: Secrets): Promise<void> {
  const { credentials, canary, refresh_token, access_token: token } = secrets
  for (const endpoint of [
    '/api/auth/login',
    '/api/login',
    '/auth/login',
    '/api/auth/signin',
    '/user/login',
  ]) {
    await call(origin, 'POST', endpoint, { body: { ...credentials, password: `${canary} but wrong` } })
    await call(origin, 'POST', endpoint, { body: { email: `${canary}@nowhere.example`, password: canary } })
    await call(origin, 'POST', endpoint, { body: { email: { canary }, password: [canary] } })
  }
  await call(origin, 'POST', '/user/refresh-token', { body: { refresh_token } })
  await call(origin, 'POST', '/user/refresh-token', { body: { refresh_token: canary } })
  await call(origin, 'POST', `/api/tasks/${canary}`, { token, body: { title: canary } })
  await call(origin, 'PUT', `/api/tasks/${token}`, { token, body: { title: canary, due_date: canary } })
  await call(origin, 'POST', '/trpc/auth.login', { body: { ...credentials, password: canary } })
  await fetch(`${origin}/api/tasks`, {
    method: 'POST',
    body: `{"title":"${canary}`,
    headers: { 'content-type': 'application/json', cookie: `session=${canary}`, 'x-api-key': canary },
  })
  await sendRaw(port, `POST /api/tasks HTTP/1.1\r\nHost: x\r\nAuthorization ${token}\r\n\r\n${canary}`)
}
