import { contracts, operationsOf } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { makePerson } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'
import { sendRaw } from './harness/raw-http.ts'
import { openSocket } from './harness/socket.ts'

// Bytes that aren't UTF-8 are refused before any code reads them. A lenient decoder would store them as U+FFFD.

const service = forFile(await startService())
const person = await makePerson(service)

const wrong: readonly [string, readonly number[]][] = [
  ['a byte of Latin-1', [0x6e, 0xe4, 0x68]],
  ['half a character', [0xe2, 0x82]],
  ['a character written too long', [0xc0, 0xaf]],
  ['half a surrogate pair', [0xed, 0xa0, 0xbd]],
  ['a character past the last one', [0xf4, 0x90, 0x80, 0x80]],
]

function post(method: string, path: string, body: Buffer) {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${person.token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  return sendRaw(service.port, `${head.join('\r\n')}\r\n\r\n`, body)
}

const titled = (bytes: readonly number[]) =>
  Buffer.concat([Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')])

const id = '00000000-0000-7000-8000-000000000000'
const addresses = contracts
  .flatMap(operationsOf)
  // An upload is a file of any bytes: a zip, or text in an older encoding.
  .filter(({ method, upload }) => method !== 'GET' && method !== 'DELETE' && upload === undefined)
  .map(({ method, path }) => [
    method,
    path.replace('{user_id}', person.user_id).replace(/\{\w+\}/, path.startsWith('/tasks') ? '1' : id),
  ])

describe.each([...new Set(addresses.map((address) => address.join(' ')))].map((one) => one.split(' ')))(
  '%s %s',
  (method = '', path = '') => {
    test.each(wrong)('refuses %s', async (_, bytes) => {
      const { status } = await post(method, path, titled(bytes))
      expect(status).toBe(400)
    })
  },
)

test.each(['/trpc/tasks.create', '/trpc/tasks.create?batch=1', '/trpc/tasks.list'])(
  '%s refuses them',
  async (path) => {
    for (const [, bytes] of wrong) {
      const { status, body } = await post('POST', path, titled(bytes))
      expect(status).toBe(400)
      expect(body).toContain('UTF-8')
    }
  },
)

test('keeps UTF-8 of every length', async () => {
  const title = 'aä€🎉\ufffd'
  const { status, body } = await post('POST', '/api/tasks', Buffer.from(JSON.stringify({ title })))
  expect(status).toBe(201)
  expect((JSON.parse(Buffer.from(body, 'latin1').toString()) as { title: string }).title).toBe(title)
})

test('a socket is closed by a text frame that is not UTF-8, and reads no binary frame', async () => {
  const call = (bytes: readonly number[]) =>
    Buffer.concat([
      Buffer.from('{"id":1,"method":"mutation","params":{"path":"tasks.create","input":'),
      titled(bytes),
      Buffer.from('}}'),
    ])
  for (const [, bytes] of wrong) {
    using socket = await openSocket(service.port, { token: person.token })
    socket.client.send(call(bytes), { binary: false })
    expect((await socket.closed).code).toBe(1007)
  }
  using socket = await openSocket(service.port, { token: person.token })
  for (const [, bytes] of wrong) socket.client.send(call(bytes), { binary: true })
  await expect
    .poll(() => socket.frames.map(({ error }) => error?.data.error_code))
    .toEqual(wrong.map(() => 'MALFORMED_REQUEST'))
})

test('none of it was stored', async () => {
  const { body } = await service.send<{ title: string }[]>('GET', '/api/tasks', { token: person.token })
  expect(body.map(({ title }) => title)).toEqual(['aä€🎉\ufffd'])
})
