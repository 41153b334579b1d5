import type { WebSocket } from 'ws'
import { expect, test } from 'vitest'
import { boundedJson } from './socket-limits.ts'

/** The parts of a socket that the limits use. */
const socket = { bufferedAmount: 0 } as WebSocket
const answer = (id: number) => ({
  id,
  result: { type: 'data', data: { id: 'e.1', data: { changes: [{ revision: 1 }], cursor: 'e.1' } } },
})

test('releases a page that a subscription sent, and leaves the response of a query unchanged', () => {
  const json = boundedJson(socket, () => {})
  json.decode('{"id":1,"method":"subscription"}')
  json.decode('{"id":2,"method":"query"}')
  const [page, plain] = [answer(1), answer(2)]
  expect(json.encode(page)).toBe(JSON.stringify(answer(1)))
  expect(page.result.data.data.changes).toEqual([])
  expect(json.encode(plain)).toBe(JSON.stringify(answer(2)))
  expect(plain).toEqual(answer(2))
})
