import { domainErrorCodes, type Issue as DomainIssue, type IssueCode } from '@taskwire/domain'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { createClient } from './create-client.ts'
import { taskwireError, taskwireErrorCodes, type TaskwireError } from './taskwire-error.ts'

test('has every code of the server, and NETWORK', () => {
  expect(taskwireErrorCodes).toEqual([...domainErrorCodes, 'NETWORK'])
})

test('an error that no call threw is undefined', () => {
  for (const thrown of [new Error('a defect'), undefined, null, 'text', { code: 'INTERNAL' }])
    expect(taskwireError(thrown)).toBeUndefined()
})

test('a call aborted by its own signal is undefined', async () => {
  const controller = new AbortController()
  const hanging: typeof fetch = (_, init) =>
    new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
  const client = createClient({ url: 'http://server', fetch: hanging })
  const call = client.auth.me.query(undefined, { signal: controller.signal })
  setTimeout(() => controller.abort())
  await expect(call).rejects.toThrow()
  expect(await call.catch(taskwireError)).toBeUndefined()
})

describe('a response that the server did not send', () => {
  test.for([
    [200, 'NETWORK', true],
    [401, 'UNAUTHENTICATED', false],
    [403, 'FORBIDDEN', false],
    [404, 'ROUTE_NOT_FOUND', false],
    [413, 'PAYLOAD_TOO_LARGE', false],
    [429, 'TOO_MANY_REQUESTS', true],
    [500, 'INTERNAL', true],
    [502, 'UNAVAILABLE', true],
  ] as const)('%i is %s', async ([status, code, retryable]) => {
    const bodies = [
      ['text/html', '<h1>Hello</h1>'],
      ['application/json', '{"message":"Hello"}'],
    ] as const
    for (const [type, body] of bodies) {
      const failure = await failureOf(new Response(body, { status, headers: { 'content-type': type } }))
      expect(failure).toMatchObject({ code, status, retryable, issues: [] })
      expect(failure?.message).not.toContain('Hello')
    }
  })
})

test('returns the seconds until a retry when the server sends them', async () => {
  const known = await failureOf(wireError(429, { error_code: 'TOO_MANY_REQUESTS', retry_after: 30 }, 'No'))
  expect(known).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 30, retryable: true })
  const unknown = await failureOf(wireError(429, { error_code: 'TOO_MANY_REQUESTS' }, 'No'))
  expect(unknown?.retryAfter).toBeNull()
})

test('an unknown code is derived from the status and keeps the message of the server', async () => {
  const failure = await failureOf(wireError(429, { error_code: 'SLOW_DOWN' }, 'Wait a minute'))
  expect(failure).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    status: 429,
    message: 'Wait a minute',
    retryable: true,
  })
})

test('fields contains the first issue of each field', async () => {
  const issues = [
    { path: ['title'], message: 'is required', code: 'required' },
    { path: ['title'], message: 'is odd', code: 'invalid' },
    { path: [], message: 'is empty', code: 'invalid' },
  ]
  const failure = await failureOf(wireError(400, { error_code: 'VALIDATION_FAILED', issues }, 'Not valid'))
  expect(failure).toMatchObject({
    code: 'VALIDATION_FAILED',
    message: 'Title is required',
    issues,
    fields: { title: 'Title is required', '': 'Is empty' },
  })
})

test('an issue of an older or a newer server keeps its message', async () => {
  const issues = [
    { path: ['title'], message: 'is too plain', code: 'too_plain', minimum: 3 },
    { path: ['title'], message: 'is required' },
    { path: ['title'], message: 'is odd', code: 'constructor' },
  ]
  const failure = await failureOf(wireError(400, { error_code: 'VALIDATION_FAILED', issues }, 'Not valid'))
  expect(failure).toMatchObject({ message: 'Title is too plain', fields: { title: 'Title is too plain' } })
  expect(failure?.issues).toEqual(issues.map(({ path, message }) => ({ path, message, code: 'invalid' })))
})

test('the code of an issue narrows its parameters', async () => {
  const issues = [
    { path: ['title'], message: 'must be at most 500 characters', code: 'too_long', maximum: 500 },
  ]
  const failure = await failureOf(wireError(400, { error_code: 'VALIDATION_FAILED', issues }, 'Not valid'))
  expect(failure?.issues.map(limitOf)).toEqual([500])
})

function limitOf(issue: TaskwireError['issues'][number]): number | readonly string[] | undefined {
  expectTypeOf(issue.code).toEqualTypeOf<IssueCode>()
  expectTypeOf<DomainIssue>().toExtend<typeof issue>()
  switch (issue.code) {
    case 'too_long':
      expectTypeOf(issue).toExtend<{ maximum: number }>()
      return issue.maximum
    case 'not_one_of':
      expectTypeOf(issue.allowed).toEqualTypeOf<readonly string[]>()
      return issue.allowed
    case 'required':
      // A missing value has no limit.
      expectTypeOf(issue).not.toHaveProperty('maximum')
      return undefined
    default:
      return undefined
  }
}

async function failureOf(response: Response): Promise<TaskwireError | undefined> {
  const client = createClient({ url: 'http://server', fetch: async () => response.clone() })
  return client.auth.me.query().then(() => undefined, taskwireError)
}

function wireError(httpStatus: number, data: object, message: string): Response {
  const error = { code: -32_000, message, data: { httpStatus, ...data } }
  return Response.json([{ error }], { status: httpStatus })
}
