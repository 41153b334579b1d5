import { expect, test } from 'vitest'
import { expectStatuses, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { makePerson } from '../harness/people.ts'
import { startService } from '../harness/start-service.ts'

const service = forFile(await startService())
const native = service.as('native')
const { token } = await makePerson(service)

const webhooks = '/api/webhooks'
const url = 'https://hooks.example/taskwire'

interface Made {
  readonly id: string
  readonly secret: string
  readonly cursor: string
}

test('webhooks are made, changed, tested, moved and deleted', async () => {
  const made = await native.send<Made>('POST', webhooks, { token, body: { url } })
  expect(made).toMatchObject({
    status: 201,
    body: { url, kinds: ['task', 'list', 'label'], status: 'active', reason: null },
  })
  const { id, secret, cursor } = made.body
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const one = `${webhooks}/${id}`
  const stranger = { token: (await makePerson(service)).token }
  await expectStatuses(native, token, [
    ['POST', webhooks, 400, { body: '{' }],
    ['POST', webhooks, 401, { body: { url }, ...nobody }],
    ['POST', webhooks, 422, { body: { url: 'https://localhost/' } }],
    ['GET', webhooks, 401, nobody],
    ['PATCH', one, 200, { body: { status: 'paused', kinds: ['task'] } }],
    ['PATCH', one, 400, { body: '{' }],
    ['PATCH', one, 401, { body: {}, ...nobody }],
    ['PATCH', one, 404, { body: {}, ...stranger }],
    ['PATCH', one, 422, { body: { kinds: [] } }],
    ['POST', `${one}/test`, 200],
    ['POST', `${one}/test`, 400, { body: '{' }],
    ['POST', `${one}/test`, 401, nobody],
    ['POST', `${one}/test`, 404, stranger],
    ['GET', `${one}/deliveries`, 401, nobody],
    ['GET', `${one}/deliveries`, 404, stranger],
    ['POST', `${one}/replay`, 200, { body: { cursor } }],
    ['POST', `${one}/replay`, 400, { body: '{' }],
    ['POST', `${one}/replay`, 401, { body: { cursor }, ...nobody }],
    ['POST', `${one}/replay`, 404, { body: { cursor: 'lost.1' }, ...stranger }],
    ['POST', `${one}/replay`, 422, { body: { cursor: 'x' } }],
    ['POST', `${one}/rotate-secret`, 200],
    ['POST', `${one}/rotate-secret`, 400, { body: '{' }],
    ['POST', `${one}/rotate-secret`, 401, nobody],
    ['POST', `${one}/rotate-secret`, 404, stranger],
  ])
  expect(await native.send('GET', webhooks, { token })).toMatchObject({
    status: 200,
    body: [{ id, status: 'paused', reason: 'by_owner', kinds: ['task'], cursor }],
  })
  expect(await native.send('GET', `${one}/deliveries`, { token })).toMatchObject({
    status: 200,
    body: [{ type: 'test', status: 'delivered', attempts: [{ status: 204, error: null }] }],
  })
  await expectStatuses(native, token, [
    ['DELETE', one, 401, nobody],
    ['DELETE', one, 404, stranger],
    ['DELETE', one, 204],
    ['DELETE', one, 404],
  ])
})

test('the tests above cover every documented response', () => {
  expect(native.unseenResponses(/\/webhooks/)).toEqual([])
})
