import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

test('explains why an address cannot be used', async () => {
  await using app = fastify()
  await expect(listen(app, { HOST: '192.0.2.7', PORT: 0 })).rejects.toThrow(
    /^Port 0 of 192\.0\.2\.7 is not an address of this machine: set HOST to one that is\.$/,
  )
  await using other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(listen(app, { HOST: '127.0.0.1', PORT: port })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is in use already: stop what uses it, or set PORT to another.`,
  )
})
