import { appRouter } from '@taskwire/api'
import { contracts, operationsOf } from '@taskwire/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { fieldsOf, fieldValues, type World } from './fuzz/inputs.ts'
import { assertResponse, assertOperationResponse, fallbackError } from './fuzz/assert-response.ts'
import { requestsTo, type WireRequest } from './fuzz/requests.ts'
import type { WireResponse } from './fuzz/send.ts'
import { startFuzzedService } from './fuzz/service.ts'
import { callsTo } from './fuzz/trpc-calls.ts'
import { propertyRuns } from './harness/property-runs.ts'

// For any request: no response is a 5xx, no request hangs, each response is JSON in the error format of its contract,
// no response leaks internals, and no data of other users changes.

const runs = propertyRuns(0.15)
const TIME_LIMIT = 300_000 + runs * 100
/** How many requests beyond `runs` a test may send until one succeeds. */
const MORE = 3_000

let service: Awaited<ReturnType<typeof startFuzzedService>>

beforeAll(async () => {
  service = await startFuzzedService()
})
afterAll(() => service[Symbol.asyncDispose]())

const operations = contracts.flatMap(operationsOf)
// A subscription has no end: streams and sockets have tests of their own.
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string; inputs: z.ZodType[] } }>,
).filter(([, { _def }]) => _def.type !== 'subscription')

test('every field of every operation has valid values', () => {
  const known = Object.keys(fieldValues(service.world))
  expect(known).toEqual(expect.arrayContaining(operations.flatMap(({ inputs }) => fieldsOf(inputs))))
})

test.concurrent.for(
  operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
)('%s', { timeout: TIME_LIMIT }, async ([, operation]) => {
  const { world, tokens } = await worldFor(operation.contract.name, operation.name)
  const requests = requestsTo(operation, world, tokens)
  await expectAnswers(operation.status, requests, (request, answer) =>
    assertOperationResponse(operation, request, answer),
  )
})

test.concurrent.for(procedures)('tRPC %s', { timeout: TIME_LIMIT }, async ([path, { _def }]) => {
  const { world, tokens } = await worldFor('native', path)
  const requests = callsTo(path, _def.type, _def.inputs, world, tokens)
  await expectAnswers(200, requests, (request, answer) => {
    const body = assertResponse(request, answer)
    if (answer.status >= 400 && body !== undefined && !fallbackError.safeParse(body).success)
      for (const each of Array.isArray(body) ? body : [body]) expect(each).toMatchObject(failedCall)
  })
})

/**
 * Sends `runs` requests, then more until one of them succeeds: the test has to reach the operation itself, not only
 * its validation.
 */
async function expectAnswers(
  success: number,
  requests: fc.Arbitrary<WireRequest>,
  check: (request: WireRequest, answer: WireResponse) => void,
): Promise<void> {
  const statuses = new Set<number>()
  const property = fc.asyncProperty(requests, async (request) => {
    const answer = await service.send(request)
    statuses.add(answer.status)
    check(request, answer)
  })
  await fc.assert(property, { numRuns: runs })
  for (let more = 0; more < MORE && !statuses.has(success); more += 20)
    await fc.assert(property, { numRuns: 20 })
  expect([...statuses]).toContain(success)
}

/** The caller and the ids that requests may name. Calls that delete something get objects of their own. */
async function worldFor(
  contract: string,
  name: string,
): Promise<{ world: World; tokens: readonly string[] }> {
  if (name === 'admin.users.endSession') return service.sessionManager('sessions')
  if (name === 'admin.users.revokeAccessToken') return service.sessionManager('access-tokens')
  if (name.startsWith('admin.invites.')) return service.inviter()
  if (name.startsWith('admin.')) return service.manager()
  if (contract === 'native' && /logout|refresh|sessions/.test(name)) return service.leaver()
  if (changesAccount.test(name)) return service.newcomer()
  if (name.startsWith('accessTokens.')) return service.keeper()
  if (name.startsWith('lists.')) return service.owner('lists')
  if (name.startsWith('labels.')) return service.owner('labels')
  if (name.startsWith('webhooks.')) return service.owner('webhooks')
  if (name === 'tasks.skip') return service.repeater()
  if (name === 'reminders.act') return service.reminded()
  if (name.startsWith('push.')) return service.subscriber()
  // An import adds tasks, up to the limit of an account.
  if (name.startsWith('imports.')) return service.owner('lists')
  const world = /delete|logout/i.test(name) ? service.passing() : service.world
  return { world, tokens: service.tokens }
}

const changesAccount =
  /^(account\.(changePassword|changeEmail|delete)|auth\.(verifyEmail|resetPassword|confirmEmailChange|restoreEmail))$/

/** The failure of one call, in the form that tRPC's links read. */
const failedCall = expect.objectContaining({
  error: expect.objectContaining({ message: expect.any(String), code: expect.any(Number) }),
})

test('the data of the other user is unchanged, and no request logged an error', async () => {
  expect(await service.other()).toEqual(service.before)
  expect(await service.forbidden()).toEqual([])
  expect(service.defects).toEqual([])
})
