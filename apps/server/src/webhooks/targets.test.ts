import { once } from 'node:events'
import { request } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createTargets } from './targets.ts'

const targets = createTargets({ allowPrivate: false })

test.each([
  'http://example.com/hook',
  'ftp://example.com/hook',
  'https://example.com:22/hook',
  'https://example.com:80/hook',
  'https://ada@example.com/hook',
  'https://:secret@example.com/hook',
  'https://example.com/hook#part',
  'https://127.0.0.1/hook',
  'https://2130706433/hook',
  'https://0x7f.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:127.0.0.1]/hook',
  'https://[64:ff9b::a9fe:a9fe]/hook',
  'https://[fe80::1]/hook',
  'https://[fd00::1]/hook',
  'https://[2002:7f00:1::1]/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1:8443/hook',
  'https://localhost/hook',
  'not a URL',
])('%s is refused', async (url) => {
  expect(await targets.isAllowed(url)).toBe(false)
  // A URL that was stored under other settings: only a name is left to the check of the connection.
  expect(targets.agentFor(url) === undefined).toBe(url !== 'https://localhost/hook')
})

test('public https targets are allowed on port 443 and from 1024 on', () => {
  for (const url of ['https://192.0.32.1/hook', 'https://example.com:8443/a?b=c', 'https://[2606:4700::1]/x'])
    expect(targets.agentFor(url), url).toBeDefined()
})

test('a name is looked up again by the connection, and a private address gets no connection', async () => {
  let connections = 0
  const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `https://localhost:${port}/hook`
  const outgoing = request(url, { agent: targets.agentFor(url) })
  const failed = once(outgoing, 'error')
  outgoing.end()
  expect(String((await failed)[0])).toContain('private address')
  expect(connections).toBe(0)
  server.close()
})

test('the setting for home servers allows http, private addresses and every port', async () => {
  const open = createTargets({ allowPrivate: true })
  for (const url of ['http://127.0.0.1:80/hook', 'http://nas.local/hook', 'https://[::1]:22/hook']) {
    expect(await open.isAllowed(url), url).toBe(true)
    expect(open.agentFor(url), url).toBeDefined()
  }
  for (const url of ['ftp://127.0.0.1/hook', 'http://ada@nas.local/hook'])
    expect(await open.isAllowed(url), url).toBe(false)
})
