import type { Label, List, Task } from '@taskwire/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signUp } from './harness/client.ts'
import { makePerson, makeToken } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { sendRaw } from './harness/raw-http.ts'

/** A zip with `Garden.csv`, a project of Todoist. */
const zip = new Uint8Array(
  Buffer.from(
    'UEsDBBQAAAAIAAAAIVzJelRpHwAAAB8AAAAKAAAAR2FyZGVuLmNzdguJDHDVcfb3C3H1C9Hx9HMBUlwlicXZOkGJ2ak6hgBQSwECFAAUAAAACAAAACFcyXpUaR8AAAAfAAAACgAAAAAAAAAAAAAAAAAAAAAAR2FyZGVuLmNzdlBLBQYAAAAAAQABADgAAABHAAAAAAA=',
    'base64',
  ),
)

let service: Service
let token: string

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

interface Result {
  readonly format: string
  readonly tasks: number
  readonly lists: number
  readonly labels: number
  readonly skipped: readonly { readonly line: number; readonly text: string; readonly reason: string }[]
  readonly warnings: readonly string[]
}

/** Sends a file to a new account. */
async function upload(
  body: string | Uint8Array<ArrayBuffer>,
  query = '',
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Result & { message: string } }> {
  const response = await fetch(`${service.origin}/api/import${query}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  return { status: response.status, body: (await response.json()) as Result & { message: string } }
}
const read = async <Row>(path: string) =>
  (
    await fetch(`${service.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })
  ).json() as Promise<Row[]>
const newAccount = async () => {
  token = (await signUp(service.origin)).token
}

const file = 'title,due,list,tags\r\n"Rake, gently",3/2/2027,Garden,"outdoors; dry"\r\n,,,\r\nMow,soon,,\r\n'

describe('POST /api/import', () => {
  test.each([
    'text/csv',
    'application/json',
    'application/octet-stream',
    'multipart/form-data',
    'x/y; charset=latin1',
    '',
  ])('takes the body as it is, as %j', async (type) => {
    await newAccount()
    const sent = await upload(
      new Uint8Array(Buffer.from(file)),
      '?name=tasks.csv&time_zone=Europe/Berlin&locale=en-GB',
      {
        ...(type !== '' && { 'content-type': type }),
      },
    )
    expect(sent).toMatchObject({
      status: 200,
      body: { format: 'csv', tasks: 2, lists: 1, labels: 2, skipped: [] },
    })
    expect(sent.body.warnings).toEqual([
      expect.stringContaining('soon'),
      expect.stringContaining('“3/2/2027” could be two different days; it was read as 2027-02-03'),
    ])
    const [tasks, lists, labels] = [
      await read<Task>('/api/tasks'),
      await read<List>('/api/lists'),
      await read<Label>('/api/labels'),
    ]
    expect(tasks.find(({ title }) => title === 'Rake, gently')).toMatchObject({
      due_date: '2027-02-03',
      list_id: lists[0]?.id,
      label_ids: labels.map(({ id }) => id),
    })
  })

  test('the reader’s locale and zone decide, and a dry run writes nothing', async () => {
    await newAccount()
    const dry = await upload(file, '?dry_run=true&locale=en-US')
    expect(dry.body).toMatchObject({
      dry_run: true,
      tasks: 2,
      preview: [{ due_date: '2027-03-02' }, { title: 'Mow' }],
    })
    expect(await read('/api/tasks')).toEqual([])
    expect(await read('/api/lists')).toEqual([])
  })

  test('a zip, UTF-16 and Windows-1252', async () => {
    await newAccount()
    expect((await upload(zip)).body).toMatchObject({ format: 'todoist_csv', tasks: 1, lists: 1 })
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('title\nM\u00fcll', 'utf16le')])
    expect((await upload(utf16)).body.tasks).toBe(1)
    const windows = await upload(new Uint8Array([...Buffer.from('title\nM'), 0xfc, ...Buffer.from('ll')]))
    expect(windows.body.warnings).toEqual([expect.stringContaining('Windows-1252')])
    expect((await read<Task>('/api/tasks')).map(({ title }) => title).toSorted()).toEqual([
      'Müll',
      'Müll',
      'Rake',
    ])
  })

  test('under a key is done once; the key belongs to one file', async () => {
    await newAccount()
    const headers = { 'idempotency-key': 'import-1' }
    const first = await upload(file, '', headers)
    expect(await upload(file, '', headers)).toEqual(first)
    expect(await read('/api/tasks')).toHaveLength(2)
    expect((await upload('title\nother', '', headers)).status).toBe(422)
  })

  test('that breaks off can be sent again', async () => {
    await newAccount()
    const rows = [
      'title,list',
      ...Array.from({ length: 400 }, (_, row) => `task ${row},List ${row % 3}`),
    ].join('\n')
    // The answer to the first one is never read.
    const abort = new AbortController()
    const lost = fetch(`${service.origin}/api/import`, {
      method: 'POST',
      body: rows,
      headers: { authorization: `Bearer ${token}` },
      signal: abort.signal,
    }).catch(() => 'lost')
    setTimeout(() => abort.abort(), 60)
    await lost
    expect((await upload(rows)).body).toMatchObject({ tasks: 400, lists: 3 })
    expect(await read('/api/tasks')).toHaveLength(400)
    expect(await read('/api/lists')).toHaveLength(3)
  })

  test.each([
    ['an empty body', '', '', 422, /empty/],
    ['no table', 'mood,colour\na,b', '', 422, /no title column/],
    ['unknown JSON', '{"a":1}', '', 422, /export/],
    ['half a JSON', '{"a":', '', 422, /JSON/],
    ['a picture', '\u0089PNG\r\n', '', 422, /archive, an image|Windows|title/],
    ['an unknown zone', 'title\na', '?time_zone=Mars', 422, /time_zone/],
    ['a wrong flag', 'title\na', '?dry_run=perhaps', 422, /dry_run/],
    ['an unknown column', 'title\na', '?columns=mood', 422, /columns/],
    ['too many entries', `title${'\na'.repeat(20_001)}`, '', 413, /20,000/],
    ['more than 10 MB', `title\n${'a'.repeat(10_000_000)}`, '', 413, /large/],
  ])('%s is refused', async (_, body, query, status, message) => {
    await newAccount()
    const refused = await upload(body, query)
    expect(refused.status).toBe(status)
    expect(refused.body.message).toMatch(message)
    expect(await read('/api/tasks')).toEqual([])
  })

  test('a body is not read before the caller is known, and never unpacked', async () => {
    await newAccount()
    const head = (more: string) =>
      `POST /api/import HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9000000\r\n${more}\r\n`
    // No byte of the body follows.
    expect((await sendRaw(service.port, head(''))).status).toBe(401)
    const packed = head(`authorization: Bearer ${token}\r\ncontent-encoding: gzip\r\n`)
    expect((await sendRaw(service.port, packed)).status).toBe(415)
  })

  test('needs the scope to write', async () => {
    const person = await makePerson(service)
    token = (await makeToken(service, person, ['tasks:read'])).token
    expect((await upload('title\na')).status).toBe(403)
    token = (await makeToken(service, person, ['tasks:write'])).token
    expect((await upload('title\na')).status).toBe(200)
  })
})
