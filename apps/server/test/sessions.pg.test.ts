import { createSessionCache } from '@taskwire/api'
import { describe, expect, test } from 'vitest'
import { expectStatuses, nobody } from './harness/expect-statuses.ts'
import type { HttpResponse } from './harness/http.ts'
import { makePerson, makeTask, password, type Person } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'
import { openSocket, type SocketFrame } from './harness/socket.ts'

// Sessions over HTTP: how refresh tokens travel, which pages may use the cookie, and when open streams end.

const service = forFile(await startService())
const native = service.as('native')
/** Another process on the same database: it has caches of its own and shares only the wake bus. */
const elsewhere = forFile(await startService({ deps: { ...service.deps, sessions: createSessionCache() } }))

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

const origin = `http://127.0.0.1:${service.port}`
const ownPage = { origin, 'sec-fetch-site': 'same-origin' }

async function logIn({ email }: Person): Promise<Tokens> {
  const body = { email, password, transport: 'body' }
  const answer = await native.send<Tokens>('POST', '/api/auth/login', { body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** The cookie in the form that a browser sends back. */
function cookieOf({ headers }: HttpResponse): string {
  return headers['set-cookie']?.[0]?.split(';', 1)[0] ?? ''
}

async function logInWithCookie({ email }: Person, headers: Record<string, string> = ownPage) {
  const body = { email, password, transport: 'cookie' }
  const answer = await native.send<Partial<Tokens>>('POST', '/api/auth/login', { body, headers })
  return { answer, cookie: cookieOf(answer) }
}

const refresh = (headers: Record<string, string>, body: object = {}) =>
  native.send<Partial<Tokens>>('POST', '/api/auth/refresh', { body, headers })

describe('in the body', () => {
  test('a sign-in without options returns what document 004 names: a token for a day, and no refresh token', async () => {
    const { email } = await makePerson(service)
    const answer = await native.send('POST', '/api/auth/login', { body: { email, password } })
    expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 86_400, user: { email } })
    expect(answer.body).not.toHaveProperty('refresh_token')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('the tokens can be refreshed, and sign-out ends the session', async () => {
    const first = await logIn(await makePerson(service))
    const next = await refresh({}, { refresh_token: first.refresh_token })
    expect(next.body).toMatchObject({ token_type: 'bearer', expires_in: 900 })
    expect(next.headers['set-cookie']).toBeUndefined()
    const { refresh_token, access_token = '' } = next.body
    expect((await native.send('GET', '/api/auth/me', { token: access_token })).status).toBe(200)
    expect((await native.send('POST', '/api/auth/logout', { body: { refresh_token } })).status).toBe(204)
    expect((await native.send('GET', '/api/auth/me', { token: access_token })).status).toBe(401)
    expect((await refresh({}, { refresh_token })).status).toBe(401)
  })

  test('002’s refresh token works at this endpoint and at 003’s', async () => {
    const { email } = await makePerson(service)
    const signIn = await service.send<Tokens>('POST', '/api/auth/signin', { body: { email, password } })
    const { refresh_token } = signIn.body
    const there = () => service.send('POST', '/user/refresh-token', { body: { refresh_token } })
    expect((await there()).status).toBe(200)
    expect((await refresh({}, { refresh_token })).status).toBe(200)
    service.deps.advance(31_000)
    // The token was used at one endpoint, so the other one sees a reused token.
    expect((await there()).status).toBe(401)
  })
})

describe('in a cookie', () => {
  test('is hidden from scripts, not sent by other sites, and valid for this host only', async () => {
    const { answer, cookie } = await logInWithCookie(await makePerson(service))
    expect(answer.body).not.toHaveProperty('refresh_token')
    expect(answer.headers['set-cookie']).toEqual([
      `${cookie}; Path=/; HttpOnly; SameSite=Strict; Max-Age=1209600`,
    ])
    expect(cookie).toMatch(/^taskwire_refresh=[\w-]{43}$/)
  })

  test('is renewed with each refresh and removed at sign-out', async () => {
    const { cookie } = await logInWithCookie(await makePerson(service))
    const next = await refresh({ ...ownPage, cookie: `theme=dark; ${cookie}` })
    expect(next.status, next.text).toBe(200)
    expect(next.body).not.toHaveProperty('refresh_token')
    const renewed = cookieOf(next)
    expect(renewed).toMatch(/^taskwire_refresh=[\w-]{43}\.[\w-]{43}$/)
    const out = await native.send('POST', '/api/auth/logout', {
      body: {},
      headers: { ...ownPage, cookie: renewed },
    })
    expect(out.headers['set-cookie']).toEqual([
      '__Host-taskwire_refresh=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure',
      'taskwire_refresh=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    expect((await refresh({ ...ownPage, cookie: renewed })).status).toBe(401)
  })

  const https = { host: 'tasks.example', origin: 'https://tasks.example' }
  const http = { host: 'tasks.example', origin: 'http://tasks.example' }

  test.each([
    ['this machine', ownPage],
    ['localhost', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    ['another machine', http],
  ])('over plain http from %s is not Secure: WebKit would not store it', async (_, page) => {
    const { answer, cookie } = await logInWithCookie(await makePerson(service), page)
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^taskwire_refresh=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=1209600$/),
    ])
    expect((await refresh({ ...page, cookie })).status).toBe(200)
  })

  test('over https is Secure, under a name that no page in plain http can set', async () => {
    const { answer, cookie } = await logInWithCookie(await makePerson(service), https)
    expect(answer.headers['set-cookie']).toEqual([
      `${cookie}; Path=/; HttpOnly; SameSite=Strict; Max-Age=1209600; Secure`,
    ])
    expect(cookie).toMatch(/^__Host-taskwire_refresh=/)
  })

  test('over https the cookie with the plain name is ignored and removed', async () => {
    const [owner, planter] = [await makePerson(service), await makePerson(service)]
    const planted = (await logInWithCookie(planter, http)).cookie
    expect((await refresh({ ...https, cookie: planted })).status).toBe(401)
    const own = (await logInWithCookie(owner, https)).cookie
    // Within the grace period the used token returns its successor again.
    for (const cookie of [`${planted}; ${own}`, `${own}; ${planted}`]) {
      const answer = await refresh({ ...https, cookie })
      const me = await native.send('GET', '/api/auth/me', { token: answer.body.access_token ?? '' })
      expect(me.body).toMatchObject({ email: owner.email })
      expect(answer.headers['set-cookie']).toEqual([
        expect.stringMatching(/^__Host-taskwire_refresh=[^;]+;.*; Secure$/),
        'taskwire_refresh=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
      ])
    }
  })

  test('over plain http an earlier Secure cookie is still read, and is replaced', async () => {
    const { cookie } = await logInWithCookie(await makePerson(service))
    const before = cookie.replace('taskwire_refresh', '__Host-taskwire_refresh')
    const answer = await refresh({ ...ownPage, cookie: before })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^taskwire_refresh=[^;]+;/),
      '__Host-taskwire_refresh=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure',
    ])
  })

  test('a trusted proxy reports that the page came over https', async () => {
    await using behind = await startService({ deps: service.deps, trustProxy: '127.0.0.1' })
    const { email } = await makePerson(service)
    const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' }
    const body = { email, password, transport: 'cookie' }
    const believed = await behind.send('POST', '/api/auth/login', { body, headers })
    expect(cookieOf(believed)).toMatch(/^__Host-/)
    const foreign = await service.send('POST', '/api/auth/login', { body, headers })
    expect(cookieOf(foreign)).toMatch(/^taskwire_refresh=/)
  })

  const pages: [string, Record<string, string>, boolean][] = [
    ['our own page', ownPage, true],
    ['our own page, in a browser without Sec-Fetch-Site', { origin }, true],
    [
      'our own page behind a development proxy',
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['no page', {}, false],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    ['another site that names our origin', { origin, 'sec-fetch-site': 'cross-site' }, false],
    ['a neighbour on the same site', { origin, 'sec-fetch-site': 'same-site' }, false],
    ['an address typed in', { 'sec-fetch-site': 'none' }, false],
    ['another site, in a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }, false],
    ['another port', { origin: `http://127.0.0.1:${service.port + 1}` }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['an invalid origin', { origin: '' }, false],
  ]

  test.each(pages)('%s', async (_page, headers, isOwn) => {
    const person = await makePerson(service)
    const { cookie } = await logInWithCookie(person)
    const { answer } = await logInWithCookie(person, headers)
    expect(answer.status).toBe(isOwn ? 200 : 403)
    const sent = { headers: { ...headers, cookie }, body: {} }
    const trpc = await service.send('POST', '/trpc/auth.refresh', sent)
    expect(trpc.status).toBe(isOwn ? 200 : 403)
    const rest = await native.send('POST', '/api/auth/refresh', sent)
    expect([rest.status, rest.headers['set-cookie'] !== undefined]).toEqual([isOwn ? 200 : 403, isOwn])
    // The last case: the cookie is honoured and ends the session.
    expect((await native.send('POST', '/api/auth/logout', sent)).status).toBe(isOwn ? 204 : 403)
    expect((await refresh({ ...ownPage, cookie })).status).toBe(isOwn ? 401 : 200)
  })

  test('authorizes nothing else: no task without an access token, and no token in an address', async () => {
    const { cookie, answer } = await logInWithCookie(await makePerson(service))
    expect((await native.send('GET', '/api/tasks', { headers: { ...ownPage, cookie } })).status).toBe(401)
    const token = answer.body.access_token ?? ''
    for (const name of ['access_token', 'token', 'refresh_token'])
      expect((await service.send('GET', `/api/auth/me?${name}=${token}`)).status).toBe(401)
  })
})

test('a batch can contain neither refresh nor sign-out', async () => {
  const { refresh_token } = await logIn(await makePerson(service))
  for (const name of ['auth.refresh', 'auth.logout']) {
    const body = { 0: { refresh_token }, 1: { refresh_token } }
    const answer = await service.send('POST', `/trpc/${name},${name}?batch=1`, { body })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('cannot be part of a batch')])
  }
  expect((await refresh({}, { refresh_token })).status).toBe(200)
})

describe('when a session ends', () => {
  const isData = ({ result }: SocketFrame) => result?.type === 'data'
  const endings: [string, (tokens: Tokens, person: Person) => Promise<unknown>][] = [
    [
      'signed out',
      ({ refresh_token }) => native.send('POST', '/api/auth/logout', { body: { refresh_token } }),
    ],
    ['revoked with the others', (_tokens, { token }) => native.send('DELETE', '/api/sessions', { token })],
    [
      'revoked by its id',
      async ({ access_token }, { token }) => {
        const list = await native.send<{ id: string; is_current: boolean }[]>('GET', '/api/sessions', {
          token: access_token,
        })
        const id = list.body.find(({ is_current }) => is_current)?.id ?? ''
        await native.send('DELETE', `/api/sessions/${id}`, { token })
      },
    ],
    [
      'whose spent refresh token came back',
      async ({ refresh_token }) => {
        await refresh({}, { refresh_token })
        service.deps.advance(31_000)
        await refresh({}, { refresh_token })
      },
    ],
  ]

  test.each(endings)('%s: its sockets are closed, here and in another process', async (_how, end) => {
    const person = await makePerson(service)
    const tokens = await logIn(person)
    using streaming = await openSocket(service.port, { token: tokens.access_token })
    using streamingThere = await openSocket(elsewhere.port, { token: tokens.access_token })
    using idle = await openSocket(service.port, { token: tokens.access_token })
    using idleThere = await openSocket(elsewhere.port, { token: tokens.access_token })
    for (const socket of [streaming, streamingThere]) {
      socket.subscribe(1)
      await socket.frame(isData)
    }
    for (const socket of [idle, idleThere]) {
      socket.send({ id: 1, method: 'query', params: { path: 'auth.me' } })
      await socket.frame(isData)
    }
    await end(tokens, person)
    for (const { closed } of [streaming, streamingThere, idle, idleThere])
      expect((await closed).code).toBe(4401)
    expect((await native.send('GET', '/api/auth/me', { token: tokens.access_token })).status).toBe(401)
    // The session that made the change continues.
    await makeTask(service, person, { title: 'Still here' })
  })
})

test('returns every documented response', async () => {
  const person = await makePerson(service)
  const { refresh_token } = await logIn(person)
  await expectStatuses(native, person.token, [
    ['POST', '/api/auth/refresh', 400, { body: '{' }],
    ['POST', '/api/auth/refresh', 422, { body: { refresh_token: 1 } }],
    ['POST', '/api/auth/logout', 400, { body: '{' }],
    ['POST', '/api/auth/logout', 422, { body: { refresh_token: 1 } }],
    ['POST', '/api/auth/logout', 401, { body: {}, ...nobody }],
    ['GET', '/api/sessions', 200],
    ['GET', '/api/sessions', 401, nobody],
    ['DELETE', '/api/sessions', 401, nobody],
    ['DELETE', '/api/sessions/x', 401, nobody],
    ['DELETE', '/api/sessions/x', 404],
    ['DELETE', '/api/sessions/018f4e9a-7b2c-7def-8abc-0123456789ab', 404],
    ['DELETE', '/api/sessions', 200],
    ['POST', '/api/auth/refresh', 401, { body: { refresh_token } }],
  ])
  expect(native.unseenResponses(/\/sessions|\/auth\/(refresh|logout)|login 403/)).toEqual([])
})
