import { expect, test } from 'vitest'
import { expectStatuses, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { makePerson } from '../harness/people.ts'
import { startService } from '../harness/start-service.ts'

const service = forFile(await startService())
const native = service.as('native')
const { token } = await makePerson(service)

test('a file is imported, and the errors', async () => {
  const body = 'title,list\nRake,Garden\n'
  const csv = { body, headers: { 'content-type': 'text/csv' } }
  const done = await native.send('POST', '/api/import', { token, ...csv })
  expect(done).toMatchObject({ status: 200, body: { format: 'csv', tasks: 1, lists: 1, skipped: [] } })
  const keyed = (text: string) => ({ body: text, headers: { ...csv.headers, 'idempotency-key': 'a-key' } })
  await expectStatuses(native, token, [
    // The bytes of a file are never malformed: only the request around them is.
    ['POST', '/api/import', 400, { body, headers: { host: 'two hosts' } }],
    ['POST', '/api/import', 401, { ...csv, ...nobody }],
    ['POST', '/api/import', 422, { body: '' }],
    ['POST', '/api/import?time_zone=Mars', 422, csv],
    ['POST', '/api/import', 200, keyed(body)],
    ['POST', '/api/import', 422, keyed('title\nMow\n')],
    ['GET', '/api/import', 405],
  ])
})

test('the tests above cover every documented response', () => {
  expect(native.unseenResponses(/\/import/)).toEqual([])
})
