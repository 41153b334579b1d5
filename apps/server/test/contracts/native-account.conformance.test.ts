import { expect, test } from 'vitest'
import { expectStatuses, nobody } from '../harness/expect-statuses.ts'
import { makePerson, password } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

const service = forFile(await startService())
const native = service.as('native')
const { token, email } = await makePerson(service)

interface Event {
  readonly id: string
  readonly type: string
  readonly ip: string
  readonly user_agent: string | null
}

test('account activity is read page by page, each page linking to the next', async () => {
  const body = { email, password }
  const headers = { 'user-agent': 'another browser' }
  await native.send('POST', '/api/auth/login', { body, headers })
  const first = await native.send<Event[]>('GET', '/api/account/activity?limit=1', { token })
  expect(first.body).toEqual([
    expect.objectContaining({ type: 'signed_in', ip: '127.0.0.1', user_agent: 'another browser' }),
  ])
  const next = /^<([^>]+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? ''
  const second = await native.send<Event[]>('GET', next, { token })
  expect(second.body).toHaveLength(1)
  expect(second.body[0]!.id < first.body[0]!.id).toBe(true)
})

test('returns the documented responses', async () => {
  await expectStatuses(native, token, [
    ['GET', '/api/account/activity', 200],
    ['GET', '/api/account/activity', 401, nobody],
    ['GET', '/api/account/activity?limit=0', 422],
    ['GET', '/api/account/activity?cursor=x', 422],
  ])
  expect(native.unseenResponses(/\/account\/activity/)).toEqual([])
})
