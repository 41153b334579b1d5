import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { Context, Deps } from '@taskwire/api'
import { completeTaskSchema, DomainError, listTasksSchema } from '@taskwire/domain'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationsOf } from './contract.ts'
import { contracts } from './contracts.ts'
import { registerContracts, sendFailure } from './register-contracts.ts'

// The routes alone, on a bare Fastify. The server's tests send whole requests.

const user_id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const actor = { user_id, user_number: 1, role: 'user', session_id: user_id, scopes: null }

/** Every token belongs to the actor. A call that reaches the database fails. */
const deps = {
  accessTokens: { verify: () => ({ ...actor, expires: Infinity }) },
  sessions: { actorOf: () => actor },
  policy: { registration: 'invite' },
} as unknown as Deps

let app: FastifyInstance
let origin: string

beforeAll(async () => {
  app = Fastify()
  app.setErrorHandler((error, { routeOptions }, reply) => {
    const failure = error instanceof Error && error.cause instanceof DomainError ? error.cause : undefined
    return sendFailure(reply, routeOptions.config.operation, failure ?? new DomainError('INTERNAL'))
  })
  registerContracts(app, ({ headers }): Context => ({
    deps,
    access_token: headers.authorization,
    user_agent: undefined,
  }))
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function send(method: string, path: string, body?: unknown, authorization = 'any') {
  const headers = {
    ...(authorization !== '' && { authorization }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const response = await fetch(origin + path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const operations = contracts.flatMap((contract) => operationsOf(contract))

test('no two operations share an address and a method', () => {
  const routes = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(new Set(routes).size).toBe(routes.length)
})

test.each(operations.map((operation) => [operation.method, operation.path, operation] as const))(
  '%s %s is routed, and fails in the error format of its contract',
  async (method, path, { contract, isProtected, name }) => {
    const address = path.replace('{user_id}', user_id).replace('{id}', '1')
    // A token of the wrong type, for the paths that require nothing else: a call must not reach the database.
    const answer = await send(method, address, /P/.test(method) ? { refresh_token: 1 } : undefined, '')
    // The only operation that needs neither input nor the database can't fail.
    if (name === 'auth.registration') {
      expect([answer.status, answer.text]).toEqual([200, '{"registration":"invite"}'])
      return
    }
    expect(isProtected ? [401] : [400, 401, 422]).toContain(answer.status)
    expect(contract.errorFormat.schema.safeParse(JSON.parse(answer.text)).success).toBe(true)
  },
)

test('a body is never coerced', async () => {
  for (const completed of ['false', 'true', 0, 1, null]) {
    const native = await send('PATCH', `/api/tasks/${user_id}/complete`, { completed })
    const scoped = await send('PATCH', `/api/${user_id}/tasks/${user_id}/complete`, { completed })
    expect([completed, native.status, scoped.status]).toEqual([completed, 422, 422])
  }
  const answer = await send('PUT', '/tasks/1', { title: 'T', is_completed: 'false' })
  expect(answer).toMatchObject({
    status: 400,
    text: expect.stringContaining('"error":"Validation error - is_completed must be a boolean"') as string,
  })
})

test('a query is coerced, and the schemas that tRPC parses with are unchanged', async () => {
  const answer = await send('GET', '/api/tasks?limit=0')
  expect(answer.text).toContain('limit must be at least 1')
  expect(listTasksSchema.safeParse({ limit: '5' }).success).toBe(false)
  expect(completeTaskSchema.safeParse({ id: user_id, completed: 'false' }).success).toBe(false)
})

test('a path parameter wins over the same name in body or query', async () => {
  const other = user_id.replace('0', '1')
  expect((await send('GET', `/api/${other}/tasks?user_id=${user_id}`)).status).toBe(403)
  expect((await send('POST', `/api/${other}/tasks`, { user_id, title: 'T' })).status).toBe(403)
})

test('a method that a path does not support is refused before the body is read', async () => {
  const outgoing = request(`${origin}/api/tasks`, { method: 'PATCH', headers: { 'content-length': 1000 } })
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
  outgoing.flushHeaders()
  const [{ statusCode, headers }] = await answered
  outgoing.destroy()
  expect(statusCode).toBe(405)
  expect(headers.allow).toBe('GET, HEAD, POST, OPTIONS')
})

test('an error names the authentication scheme, or the time to retry', async () => {
  const bare = Fastify()
  bare.get('/401', (_, reply) => sendFailure(reply, undefined, new DomainError('UNAUTHENTICATED')))
  bare.get('/503', (_, reply) => sendFailure(reply, undefined, new DomainError('UNAVAILABLE')))
  expect((await bare.inject('/401')).headers).toMatchObject({ 'www-authenticate': 'Bearer' })
  expect((await bare.inject('/503')).headers).toMatchObject({ 'retry-after': '1' })
})
