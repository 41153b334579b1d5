import { appRouter } from '@taskwire/api'
import type { ProcedureMeta } from '@taskwire/api/contracts'
import { addressLimits } from '@taskwire/api/testing'
import { contracts, operationsOf } from '@taskwire/contracts'
import { TRPCClientError } from '@trpc/client'
import type { AnyTRPCProcedure } from '@trpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { makePerson, type Person } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'
import { openTransport, transportNames } from './harness/trpc-links.ts'
import { openSocket, type SocketFrame } from './harness/socket.ts'
import { sql } from './harness/sql.ts'

// A procedure that counts attempts per address must count them on every transport. The list of procedures is read
// from the routers, the list of transports from the client library.

const service = forFile(await startService({ policy: { throttles: true }, trustProxy: 'loopback' }))
const { port, db, deps } = service

interface Listed {
  readonly name: string
  readonly procedure: AnyTRPCProcedure
  readonly meta: ProcedureMeta
}

const procedures: Listed[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
).map(([name, procedure]) => ({ name, procedure, meta: (procedure._def.meta ?? {}) as ProcedureMeta }))
const limited = procedures.filter(({ meta }) => meta.throttle !== undefined)
const standalone = procedures.filter(
  ({ meta, procedure }) => meta.noBatch && procedure._def.type === 'mutation',
)

/** An address that has used up every limit per address. */
const spent = '192.0.2.1'
const fresh = '192.0.2.2'
const from = (ip: string) => ({ 'x-forwarded-for': ip })

let person: Person

beforeAll(async () => {
  person = await makePerson(service)
  const later = new Date(Date.parse(deps.now()) + 3_600_000).toISOString()
  for (const limit of addressLimits)
    await sql(
      db,
      'insert into throttles (key, count, opens_at, resets_at) values ($1, 1000, $2, $2)',
      `${limit} ${spent}`,
      later,
    )
})

let inputs = 0
/** The example of a procedure's document with a new e-mail each time, because e-mails are limited, too. */
function inputOf({ rest }: ProcedureMeta): Record<string, unknown> {
  const example = (rest?.examples?.request ?? {}) as Record<string, unknown>
  return 'email' in example ? { ...example, email: `somebody-${(inputs += 1)}@example.com` } : example
}

/** The code of a call's failure; undefined when the call succeeds. */
async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    return (error.data as { error_code?: string } | null)?.error_code ?? `no code: ${error.message}`
  }
}

test('every limit per address belongs to a procedure, and a limited procedure refuses batches', () => {
  expect(new Set(limited.map(({ meta }) => meta.throttle))).toEqual(new Set(addressLimits))
  for (const { name, meta } of limited) expect([name, meta.noBatch]).toEqual([name, true])
})

describe.each(transportNames)('%s', (transport) => {
  test.each(limited.map(({ name, meta }) => [name, meta] as const))(
    '%s counts the address of its caller',
    async (name, meta) => {
      const codeFrom = async (ip: string) => {
        using opened = openTransport(transport, { port, token: person.token, headers: from(ip) })
        return await codeOf(opened.client.mutation(name, inputOf(meta)))
      }
      expect(await codeFrom(spent)).toBe('TOO_MANY_REQUESTS')
      // The same address in the form of a dual-stack socket, and a forwarded list of which only the last hop is
      // trusted.
      expect(await codeFrom(`::ffff:${spent}`)).toBe('TOO_MANY_REQUESTS')
      expect(await codeFrom(`::ffff:c000:201`)).toBe('TOO_MANY_REQUESTS')
      expect(await codeFrom(`${fresh}, ${spent}`)).toBe('TOO_MANY_REQUESTS')
      expect(await codeFrom(fresh)).not.toBe('TOO_MANY_REQUESTS')
    },
  )

  test('no other procedure is limited by address', async () => {
    // A new account each time: wrong passwords count per account.
    const { token } = await makePerson(service)
    using opened = openTransport(transport, { port, token, headers: from(spent) })
    for (const { name, meta, procedure } of procedures) {
      const { type } = procedure._def
      // Signing out and deleting would end what the next calls need.
      if (meta.throttle !== undefined || type === 'subscription' || name === 'auth.logout') continue
      const code = await codeOf(opened.client[type](name, inputOf(meta)))
      expect([name, code]).not.toEqual([name, 'TOO_MANY_REQUESTS'])
    }
  })
})

describe('REST', () => {
  const operations = contracts.flatMap((contract) =>
    operationsOf(contract).map((operation) => {
      const all = contract.router._def.procedures as Record<string, AnyTRPCProcedure>
      const { throttle } = (all[operation.name]?._def.meta ?? {}) as ProcedureMeta
      return { operation, throttle }
    }),
  )

  test('every contract has limited operations', () => {
    const names = operations
      .filter(({ throttle }) => throttle)
      .map(({ operation }) => operation.contract.name)
    expect(new Set(names)).toEqual(new Set(contracts.map(({ name }) => name)))
  })

  test.each(
    operations
      .filter(({ operation }) => !operation.isProtected)
      .map(({ operation, throttle }) => [operation.method, operation.path, operation, throttle] as const),
  )('%s %s counts the address of its caller if it has a limit', async (method, path, operation, throttle) => {
    const statusFrom = async (ip: string) =>
      (
        await service.send(method, path, {
          body: inputOf({ rest: { status: 200, examples: operation.examples } }),
          headers: from(ip),
        })
      ).status
    expect((await statusFrom(spent)) === 429).toBe(throttle !== undefined)
    expect(await statusFrom(fresh)).not.toBe(429)
  })
})

test('of 100 passwords tried through sockets at once from one address, 30 are compared', async () => {
  const attacker = '192.0.2.66'
  const sockets = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      openSocket(port, {
        token: person.token,
        headers: from(index % 2 === 0 ? attacker : `::ffff:${attacker}`),
      }),
    ),
  )
  for (const [index, socket] of sockets.entries())
    for (let id = 1; id <= 20; id += 1) {
      const input = { email: `victim-${index}-${id}@example.com`, password: 'a guess' }
      socket.send({ id, method: 'mutation', params: { path: 'auth.login', input } })
    }
  const answered = (socket: (typeof sockets)[number]) =>
    socket.frames.map(({ error }) => error?.data.error_code)
  await expect.poll(() => sockets.flatMap(answered).length).toBe(100)
  const codes = sockets.flatMap(answered)
  for (const socket of sockets) socket[Symbol.dispose]()
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(30)
  expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(70)
})

test('the owner sees the address of a sign-in through a socket, as the proxy reports it', async () => {
  const { email, token } = await makePerson(service)
  using opened = openTransport('wsLink', { port, token, headers: from('203.0.113.9') })
  const wrong = opened.client.mutation('auth.login', { email, password: 'wrong' })
  expect(await codeOf(wrong)).toBe('INVALID_CREDENTIALS')
  await deps.background.settled()
  const { body } = await service.send<{ type: string; ip: string | null }[]>(
    'GET',
    '/api/account/activity?limit=1',
    { token },
  )
  expect(body).toMatchObject([{ type: 'sign_in_failed', ip: '203.0.113.9' }])
})

describe('a procedure that refuses batches', () => {
  const batch = (name: string) => `/trpc/${name},tasks.create,${name}?batch=1`
  const refused = { data: { error_code: 'MALFORMED_REQUEST' } }

  test.each(standalone.map(({ name, meta }) => [name, meta] as const))(
    '%s is refused in a batch, and the call beside it runs',
    async (name, meta) => {
      const body = { 0: inputOf(meta), 1: { title: `Beside ${name}` }, 2: inputOf(meta) }
      const { token } = person
      const plain = await service.send<{ error?: unknown; result?: { data: unknown } }[]>(
        'POST',
        batch(name),
        { token, body, headers: from(fresh) },
      )
      expect(plain.body).toMatchObject([{ error: refused }, { result: {} }, { error: refused }])
      const streamed = await service.send('POST', batch(name), {
        token,
        body,
        headers: { ...from(fresh), 'trpc-accept': 'application/jsonl' },
      })
      expect(streamed.status).toBe(200)
      expect(streamed.text.match(/MALFORMED_REQUEST/g)).toHaveLength(2)
      expect(streamed.text).toContain(`Beside ${name}`)
    },
  )

  test.each(standalone.map(({ name, meta }) => [name, meta] as const))(
    '%s is refused in a frame of several, under its own id',
    async (name, meta) => {
      using socket = await openSocket(port, { token: person.token, headers: from(fresh) })
      const frame = (id: number, method: string, path: string, input?: unknown) => ({
        id,
        method,
        params: { path, input },
      })
      const input = inputOf(meta)
      socket.send([
        frame(1, 'mutation', name, input),
        frame(2, 'query', 'auth.me'),
        frame(3, 'mutation', name, input),
      ])
      await expect.poll(() => socket.frames.length).toBe(3)
      const byId = (id: number) => socket.frames.find((one: SocketFrame) => one.id === id)
      expect(byId(1)?.error).toMatchObject(refused)
      expect(byId(2)?.result).toMatchObject({ type: 'data', data: { email: person.email } })
      expect(byId(3)?.error).toMatchObject(refused)
      // The ids can be used again.
      socket.send(frame(1, 'query', 'auth.me'))
      await expect.poll(() => socket.frames.filter(({ id }) => id === 1).length).toBe(2)
    },
  )
})
