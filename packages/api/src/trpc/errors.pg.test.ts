import { DomainError, domainErrorCodes, domainErrorMessages, type DomainErrorCode } from '@taskwire/domain'
import { TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { appRouter } from '../router.ts'
import { createTestWorld } from '../testing/index.ts'
import { toDomainError, toTrpcError } from './errors.ts'

const canary = 'canary-7f3a'

/** Calls the router by HTTP, as `fetch` does. */
async function request(deps: Deps, path: string, init: RequestInit & { token?: string } = {}) {
  const { token, ...rest } = init
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router: appRouter,
    req: new Request(`http://localhost/trpc/${path}`, rest),
    createContext: () => ({ deps, access_token: token, user_agent: undefined }),
  })
  return {
    status: response.status,
    body: (await response.json()) as { error?: { message: string; data: object } },
  }
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

test('every failure keeps its code through tRPC and gets a fitting status', () => {
  const statuses: Record<string, number> = {}
  for (const code of domainErrorCodes) {
    const error = toTrpcError(new DomainError(code))
    expect(toDomainError(error).code).toBe(code)
    expect(toDomainError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })).code).toBe(code)
    statuses[code] = getHTTPStatusCodeFromError(error)
  }
  expect(statuses).toEqual({
    MALFORMED_REQUEST: 400,
    UNSUPPORTED_MEDIA_TYPE: 415,
    PAYLOAD_TOO_LARGE: 413,
    VALIDATION_FAILED: 400,
    UNAUTHENTICATED: 401,
    INVALID_CREDENTIALS: 401,
    UNKNOWN_ACCOUNT: 404,
    INVALID_REFRESH_TOKEN: 401,
    REFRESH_TOKEN_EXPIRED: 401,
    EMAIL_TAKEN: 409,
    USERNAME_TAKEN: 409,
    REGISTRATION_CLOSED: 403,
    INVITE_REQUIRED: 403,
    INVALID_INVITE: 403,
    INVITE_NOT_FOUND: 404,
    INVALID_LINK: 400,
    MAIL_UNAVAILABLE: 503,
    FORBIDDEN: 403,
    TOO_MANY_REQUESTS: 429,
    USER_NOT_FOUND: 404,
    SESSION_NOT_FOUND: 404,
    ACCESS_TOKEN_NOT_FOUND: 404,
    ACCESS_TOKEN_LIMIT_REACHED: 422,
    PUSH_SUBSCRIPTION_NOT_FOUND: 404,
    PUSH_LIMIT_REACHED: 422,
    WEBHOOK_NOT_FOUND: 404,
    WEBHOOK_LIMIT_REACHED: 422,
    LAST_ADMIN: 409,
    NOT_YOUR_PATH: 403,
    TASK_NOT_FOUND: 404,
    TASK_NOT_YOURS: 403,
    TASK_ID_USED: 409,
    TASK_LIMIT_REACHED: 422,
    SUBTASK_LIMIT_REACHED: 422,
    LIST_NOT_FOUND: 404,
    LIST_ID_USED: 409,
    LIST_LIMIT_REACHED: 422,
    LABEL_NOT_FOUND: 404,
    LABEL_ID_USED: 409,
    LABEL_NAME_TAKEN: 409,
    LABEL_LIMIT_REACHED: 422,
    NO_NEXT_OCCURRENCE: 409,
    PARENT_NOT_FOUND: 404,
    PARENT_IS_SUBTASK: 422,
    REVISION_CONFLICT: 409,
    IDEMPOTENCY_KEY_REUSED: 422,
    ROUTE_NOT_FOUND: 404,
    METHOD_NOT_ALLOWED: 405,
    UNAVAILABLE: 503,
    INTERNAL: 500,
  })
})

test.each([
  ['an error', new Error(canary)],
  ['an error under another', new Error('outer', { cause: new Error(canary) })],
  ['an error of tRPC', new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: canary })],
  [
    'an error that tRPC wrapped',
    new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: new TypeError(canary) }),
  ],
  ['text', canary],
  ['an object', { message: canary, code: 'TASK_NOT_FOUND' }],
  ['an error that calls itself one of ours', Object.assign(new Error(canary), { code: 'TASK_NOT_FOUND' })],
  ['nothing', undefined],
  ['null', null],
])('what nobody expected is INTERNAL and nothing of it is told: %s', (_, thrown) => {
  const { code, message, issues } = toDomainError(thrown)
  expect({ code, message, issues }).toEqual({
    code: 'INTERNAL',
    message: domainErrorMessages.INTERNAL,
    issues: [],
  })
})

test('a refused input names its fields', () => {
  const schema = z.object({ title: z.string(), tags: z.array(z.number()) })
  const { error } = schema.safeParse({ title: 1, tags: [1, 'x'] })
  const wrapped = new TRPCError({ code: 'BAD_REQUEST', cause: error })
  for (const thrown of [error, wrapped])
    expect(toDomainError(thrown)).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['title'] }, { path: ['tags', 1] }],
    })
})

describe('on the wire', () => {
  test('a failure has its code, issues and message, and no stack', async () => {
    await using world = await createTestWorld()
    const { access_token: token } = await world.person()
    expect(
      await request(world.deps, 'tasks.create', { ...post({ title: ' ', status: 'almost' }), token }),
    ).toEqual({
      status: 400,
      body: {
        error: {
          code: -32600,
          message: 'title is required',
          data: {
            code: 'BAD_REQUEST',
            httpStatus: 400,
            path: 'tasks.create',
            error_code: 'VALIDATION_FAILED',
            issues: [
              { path: ['title'], message: 'is required', code: 'required' },
              {
                path: ['status'],
                message: 'must be one of pending, in_progress, completed',
                code: 'not_one_of',
                allowed: ['pending', 'in_progress', 'completed'],
              },
            ],
          },
        },
      },
    })
  })

  test('an error before a procedure runs keeps its own code', async () => {
    await using world = await createTestWorld()
    const { access_token: token } = await world.person()
    const asText = { ...post('a'), headers: { 'content-type': 'text/plain' } }
    const cases: [status: number, error_code: DomainErrorCode, path: string, init: RequestInit][] = [
      [400, 'MALFORMED_REQUEST', 'auth.login', post('{"email":')],
      [400, 'MALFORMED_REQUEST', 'tasks.list?input=%7B', {}],
      [415, 'UNSUPPORTED_MEDIA_TYPE', 'auth.login', asText],
      [404, 'ROUTE_NOT_FOUND', 'tasks.nothing', {}],
      [404, 'ROUTE_NOT_FOUND', 'constructor', {}],
      [405, 'METHOD_NOT_ALLOWED', 'auth.me', post({})],
      [400, 'VALIDATION_FAILED', 'auth.login', post('')],
      [400, 'VALIDATION_FAILED', 'auth.login', post([])],
    ]
    for (const [status, error_code, path, init] of cases) {
      const answer = await request(world.deps, path, { ...init, token })
      expect(answer).toMatchObject({ status, body: { error: { data: { error_code, httpStatus: status } } } })
      if (error_code !== 'VALIDATION_FAILED')
        expect(answer.body.error?.message).toBe(domainErrorMessages[error_code])
    }
  })

  test('an internal error reveals nothing in the response', async () => {
    await using world = await createTestWorld()
    const { access_token: token } = await world.person()
    const create = (deps: Deps) => request(deps, 'tasks.create', { ...post({ title: 'a' }), token })
    const broken = {
      ...world.deps,
      newId: () => {
        throw new Error(canary)
      },
    }
    const answers = [await create(broken)]
    for (const state of ['P0001', 'XX000', '22000', '23514', '57014']) {
      await sql`create or replace function fail() returns trigger language plpgsql as
        ${sql.lit(`begin raise exception '${canary}' using errcode = '${state}', detail = '${canary}'; end`)}`.execute(
        world.deps.db,
      )
      await sql`create or replace trigger fail before insert on tasks for each row execute function fail()`.execute(
        world.deps.db,
      )
      answers.push(await create(world.deps))
    }
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 400, 400, 503])
    expect(answers.slice(0, 3).map(({ body }) => body)).toEqual(
      Array(3).fill({
        error: {
          code: -32603,
          message: domainErrorMessages.INTERNAL,
          data: {
            code: 'INTERNAL_SERVER_ERROR',
            httpStatus: 500,
            path: 'tasks.create',
            error_code: 'INTERNAL',
            issues: [],
          },
        },
      }),
    )
    expect(JSON.stringify(answers)).not.toMatch(/canary|stack|plpgsql|tasks_|\.ts/)
  })
})
