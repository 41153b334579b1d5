import { once } from 'node:events'
import { request } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createEndpoints } from './endpoints.ts'

const any = createEndpoints(['any'])

test.each([
  'https://127.0.0.1/x',
  'https://2130706433/x',
  'https://0x7f.1/x',
  'https://0177.0.0.1/x',
  'https://[::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[::ffff:7f00:1]/x',
  'https://[64:ff9b::a9fe:a9fe]/x',
  'https://[fe80::1]/x',
  'https://[fd00::1]/x',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1:8443/x',
  'https://localhost/x',
])('%s is refused, also when every public endpoint is allowed', async (endpoint) => {
  expect(await any.isAllowed(endpoint)).toBe(false)
})

test('a name is looked up again by the connection, and a private address gets no connection', async () => {
  let connections = 0
  const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const endpoint = `https://localhost:${port}/x`
  const agent = any.agentFor(endpoint)
  expect(agent).toBeDefined()
  const outgoing = request(endpoint, { agent })
  const failed = once(outgoing, 'error')
  outgoing.end()
  expect(String((await failed)[0])).toContain('private address')
  expect(connections).toBe(0)
  server.close()
})

test('known services and configured origins are allowed, and nothing else', async () => {
  const endpoints = createEndpoints(['https://push.internal:8443'])
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/a',
    'https://updates.push.services.mozilla.com/wpush/v2/a',
    'https://web.push.apple.com/a',
    'https://wns2-par02p.notify.windows.com/w/?token=a',
    'https://push.internal:8443/a',
  ])
    expect(endpoints.agentFor(endpoint), endpoint).toBeDefined()
  expect(await endpoints.isAllowed('https://push.internal:8443/a')).toBe(true)
  for (const endpoint of [
    'https://push.internal/a',
    'https://evilpush.apple.com.example/a',
    'https://evil-push.apple.com@example.com/a',
    'https://xfcm.googleapis.com/a',
    'http://web.push.apple.com/a',
  ])
    expect(endpoints.agentFor(endpoint), endpoint).toBeUndefined()
})
