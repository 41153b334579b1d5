import type { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { boundedJson } from './socket-limits.ts'

/** What the JSON of a socket asks of it. */
const socket = { bufferedAmount: 0 } as WebSocket
const answer = (id: number) => ({
  id,
  result: { type: 'data', data: { id: 'e.1', data: { changes: [{ revision: 1 }], cursor: 'e.1' } } },
})

test('a page that a subscription sent is held by nobody; the answer to a query is not touched', () => {
  const json = boundedJson(socket, () => {})
  json.decode('{"id":1,"method":"subscription"}')
  json.decode('{"id":2,"method":"query"}')
  const [page, plain] = [answer(1), answer(2)]
  expect(json.encode(page)).toBe(JSON.stringify(answer(1)))
  expect(page.result.data.data.changes).toEqual([])
  expect(json.encode(plain)).toBe(JSON.stringify(answer(2)))
  expect(plain).toEqual(answer(2))
})
