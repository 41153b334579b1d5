import { appRouter, createInvite } from '@taskwire/api'
import {
  accessDeniedMessage,
  domainErrorMessages,
  scopes,
  type Access,
  type RegistrationMode,
} from '@taskwire/domain'
import { contracts, operationsOf, type ContractName, type Operation } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { accountEndpoints, contractsWithAccounts } from './harness/account-endpoints.ts'
import { makeCallers } from './harness/callers.ts'
import { makePerson, makeRow, makeTask, makeToken, password } from './harness/people.ts'
import { validRequest } from './harness/valid-request.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'

// Every operation of every contract and every procedure × every kind of caller. The required access is written down
// here a second time, by address and by name, so that a wrong declaration turns a row red.

const service = forFile(await startService())
const { owner, admin, refused, callers } = await makeCallers(service)

function accessOf(
  address: string,
  { isReading, isAdding }: { isReading: boolean; isAdding: boolean },
): Access {
  if (address.includes('admin')) return 'admin'
  if (!/tasks|lists|labels|reminders|sync|imports|\/api\/(?:changes|batch|import)/.test(address))
    return 'session'
  return isReading ? 'tasks:read' : isAdding ? 'tasks:add' : 'tasks:write'
}

/** A session of the owner that no other test needs. */
async function otherSession(): Promise<string> {
  const { email } = owner
  await service.send('POST', '/user/login', { body: { email, password } })
  const { body } = await service.send<{ id: string; is_current: boolean }[]>('GET', '/api/sessions', owner)
  return body.find(({ is_current }) => !is_current)?.id ?? ''
}

/** The address of the operation on a target that the call may use up. */
async function targetOf(operation: Operation): Promise<string> {
  const { path } = operation
  if (path.startsWith('/api/admin/users/{id}')) return managedTarget(path)
  const address = path.replace('{user_id}', owner.user_id)
  return path.includes('{id}') ? address.replace('{id}', await ownTarget(operation)) : address
}

/** A user of their own for admins, with a session and a token. */
async function managedTarget(path: string): Promise<string> {
  const person = await makePerson(service)
  const { id } = await makeToken(service, person, ['tasks:read'])
  const session = service.deps.accessTokens.verify(person.token)?.session_id ?? ''
  return path.replace('{id}', person.user_id).replace('{session_id}', session).replace('{token_id}', id)
}

/** A target of the owner: a task, a token, a session, or for admins an invitation. */
async function ownTarget({ path, contract }: Operation): Promise<string> {
  if (path.startsWith('/api/sessions')) return otherSession()
  if (path.startsWith('/api/admin/invites')) return (await createInvite(service.deps, {})).id
  if (path.startsWith('/api/access-tokens')) return (await makeToken(service, owner, ['tasks:read'])).id
  const row = await makeRow(service, owner, path)
  if (row !== undefined) return row.id
  const { id, number } = await makeTask(service, owner, { title: 'The owner’s' })
  return contract.name === 'todo' ? String(number) : id
}

/** Each operation, once for each contract that serves it. */
const endpoints = contracts.flatMap((contract) =>
  operationsOf(contract).flatMap((operation) => {
    const sharing = contracts.filter(({ shares = [] }) =>
      shares.some(
        (shared) => shared.contract === contract.name && shared.procedures.includes(operation.name),
      ),
    )
    return [contract, ...sharing].map(
      ({ name }) => [name, operation.method, operation.path, operation] as const,
    )
  }),
)
const closed = endpoints.filter(([, , , { isProtected }]) => isProtected)

async function ask(
  contract: ContractName,
  { method, examples }: Operation,
  token: string | undefined,
  address: string,
  given?: object,
) {
  const body = method === 'GET' || method === 'DELETE' ? undefined : (given ?? examples.request ?? {})
  return service.as(contract).send(method, address, { token, body })
}

describe.each(closed)('%s %s %s', (contract, method, path, operation) => {
  const access = accessOf(path, { isReading: method === 'GET', isAdding: /\/(tasks|quick-add)$/.test(path) })

  test('allows callers with access and refuses all others with a message', async () => {
    const address = await targetOf(operation)
    const bodies = new Set<string>()
    for (const [name, token] of Object.entries(refused)) {
      const { status, text } = await ask(contract, operation, token, address)
      expect([name, status]).toEqual([name, 401])
      bodies.add(text)
    }
    expect(bodies.size).toBe(1)
    for (const { name, token, may, isStranger = false } of callers) {
      const isLetIn = may.includes(access)
      const target = isLetIn ? await targetOf(operation) : address
      // Calls that change an account run on an account of their own.
      const right = isLetIn ? await validRequest(service, operation) : undefined
      const { status, text } = await ask(contract, operation, right?.token ?? token, target, right?.body)
      if (!isLetIn) {
        expect([name, status]).toEqual([name, 403])
        expect(text).toContain(accessDeniedMessage(access))
      } else if (isStranger && access !== 'admin') {
        expect([name, status]).toEqual([name, expect.toBeOneOf([operation.status, 403, 404])])
        expect(text).not.toContain('The owner’s')
        expect(text).not.toContain(owner.user_id)
        if (path.includes('{')) expect(status).toBeGreaterThan(400)
      } else expect([name, status, text]).toEqual([name, operation.status, text])
    }
  })
})

test('only sign-up with its invitations, sign-in, sign-out, mailed links and the buttons of notifications are public', () => {
  const open = endpoints.filter(([, , , { isProtected }]) => !isProtected).map(([, , path]) => path)
  for (const path of open)
    expect(path).toMatch(
      /\/(sign-?up|sign-?in|log-?in|log-?out|register|registration|check-invite|refresh\w*|refresh-token|verify-email|confirm-email-change|restore-email|(request-)?password-reset|reset-password|reminders\/act)$/,
    )
})

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
).map(([path, { _def }]) => [path, _def.type] as const)

/** The status of a call without input; for a stream, the status of its first event. */
async function callProcedure(path: string, type: string, token: string | undefined): Promise<number> {
  const leave = new AbortController()
  const response = await fetch(`http://127.0.0.1:${service.port}/trpc/${path}`, {
    method: type === 'mutation' ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(type === 'mutation' && { body: '{}' }),
    signal: leave.signal,
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  const status = isStream ? await statusOfStream(response) : response.status
  leave.abort()
  return status
}

async function statusOfStream({ body }: Response): Promise<number> {
  let text = ''
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString()
    const refusal = /"httpStatus":(\d+)/.exec(text)?.[1]
    if (refusal !== undefined) return Number(refusal)
    if (/^id: /m.test(text)) return 200
  }
  throw new Error(`the stream ended after ${text}`)
}

test.each(
  procedures.filter(
    ([path]) => (!path.startsWith('auth.') || path === 'auth.me') && path !== 'reminders.act',
  ),
)('tRPC %s (%s) allows callers with access only', async (path, type) => {
  const isReading = type !== 'mutation'
  const access = accessOf(path, { isReading, isAdding: /tasks\.(?:create|quickAdd)/.test(path) })
  for (const [name, token] of Object.entries(refused))
    expect([name, await callProcedure(path, type, token)]).toEqual([name, 401])
  for (const { name, token, may } of callers) {
    const status = await callProcedure(path, type, token)
    const isLetIn = status !== 401 && status !== 403
    expect([name, status, isLetIn]).toEqual([name, status, may.includes(access)])
  }
})

test('every procedure of every router declares its access', () => {
  for (const { name, router } of contracts)
    for (const [path, { _def }] of Object.entries(router._def.procedures as object)) {
      const { access, openapi } =
        (_def as { meta?: { access?: string; openapi?: { protect?: boolean } } }).meta ?? {}
      expect([name, path, access]).toEqual([
        name,
        path,
        expect.toBeOneOf([...scopes, 'session', 'admin', 'public']),
      ])
      if (openapi !== undefined)
        expect([path, openapi.protect === false]).toEqual([path, access === 'public'])
    }
})

test('tokens and users: invalid input and missing resources', async () => {
  const native = service.as('native')
  const asked = [
    [owner, 'POST', '/api/access-tokens', 422, { name: '', scopes: [] }],
    [owner, 'DELETE', '/api/access-tokens/nothing', 404],
    [admin, 'GET', '/api/admin/users?limit=0', 422],
    [admin, 'PUT', `/api/admin/users/${admin.user_id}/role`, 422, { role: 'king' }],
    [admin, 'PUT', '/api/admin/users/nobody/role', 404, { role: 'user' }],
    [admin, 'POST', '/api/admin/users/nobody/deactivate', 404, {}],
    [admin, 'POST', '/api/admin/users/nobody/reactivate', 404, {}],
    [admin, 'GET', '/api/admin/users/nobody/sessions', 404],
    [admin, 'GET', '/api/admin/users/nobody/access-tokens', 404],
    [admin, 'DELETE', '/api/admin/users/nobody/sessions/nothing', 404],
    [admin, 'DELETE', `/api/admin/users/${owner.user_id}/access-tokens/nothing`, 404],
    [admin, 'POST', '/api/admin/users/nobody/end-access', 404, {}],
    [admin, 'POST', '/api/admin/users/nobody/end-access', 400, '{'],
    [admin, 'DELETE', '/api/admin/users/nobody', 404],
    [admin, 'GET', '/api/admin/invites?limit=0', 422],
    [admin, 'POST', '/api/admin/invites', 422, { email: 'nobody' }],
    [admin, 'POST', '/api/admin/invites', 400, '{'],
    [admin, 'DELETE', '/api/admin/invites/nothing', 404],
    [admin, 'POST', '/api/access-tokens', 400, '{'],
    [admin, 'PUT', '/api/admin/users/nobody/role', 400, '{'],
    [admin, 'POST', '/api/admin/users/nobody/deactivate', 400, '{'],
    [admin, 'POST', '/api/admin/users/nobody/reactivate', 400, '{'],
  ] as const
  for (const [{ token }, method, path, status, body] of asked)
    expect([method, path, (await native.send(method, path, { token, body })).status]).toEqual([
      method,
      path,
      status,
    ])
  // The test above promoted users to admin. Demote them.
  const { body } = await native.send<{ id: string }[]>('GET', '/api/admin/users?role=admin', admin)
  for (const { id } of body.filter((user) => user.id !== admin.user_id))
    await native.send('PUT', `/api/admin/users/${id}/role`, { token: admin.token, body: { role: 'user' } })
  for (const [method, path] of [
    ['PUT', '/role'],
    ['POST', '/deactivate'],
    ['DELETE', ''],
  ] as const)
    expect(
      (
        await native.send(method, `/api/admin/users/${admin.user_id}${path}`, {
          token: admin.token,
          ...(method !== 'DELETE' && { body: { role: 'user' } }),
        })
      ).status,
    ).toBe(409)
  const page = await native.send('GET', '/api/admin/users?limit=1', admin)
  expect(page.headers['link']).toMatch(/^<\/api\/admin\/users\?limit=1&cursor=\d+>; rel="next"$/)
})

test.each(contractsWithAccounts)(
  '%s: a server that is closed or by invitation registers nobody',
  async (name) => {
    const { signUp, body, errorKey } = accountEndpoints[name]
    const policy = service.deps.policy as { registration: RegistrationMode }
    const before = await countUsers()
    const register = (more: object = {}) =>
      service.as(name).send<Record<string, string>>('POST', signUp, {
        body: { ...body({ email: `refused-${name}@example.com`, password }), ...more },
      })
    try {
      for (const [registration, code] of [
        ['closed', 'REGISTRATION_CLOSED'],
        ['invite', 'INVITE_REQUIRED'],
      ] as const) {
        policy.registration = registration
        const answer = await register()
        expect([answer.status, answer.body[errorKey]]).toEqual([403, domainErrorMessages[code]])
      }
      // Only the native contract takes invitations.
      const invited = await register({ invite: 'never made' })
      expect([invited.status, invited.body[errorKey]]).toEqual([
        403,
        domainErrorMessages[name === 'native' ? 'INVALID_INVITE' : 'INVITE_REQUIRED'],
      ])
      expect(await countUsers()).toBe(before)
      // Accounts that exist sign in as before.
      const { email } = owner
      const { signIn } = accountEndpoints[name]
      expect((await service.as(name).send('POST', signIn, { body: { email, password } })).status).toBe(200)
    } finally {
      policy.registration = 'open'
    }
  },
)

async function countUsers(): Promise<number> {
  return (await service.db.selectFrom('users').select('id').execute()).length
}

test.each(contracts.map(({ name }) => name))(
  '%s: the tests above cover every documented response',
  (name) => {
    expect(service.as(name).unseenAccessResponses()).toEqual([])
  },
)
