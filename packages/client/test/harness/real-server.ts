import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startService, type Service, type ServiceOptions } from '@taskwire/server/harness'

export interface RealServer extends Service {
  readonly url: string
  /** The procedures of each request, in order of arrival. */
  readonly requests: string[][]
}

/** Starts the whole service with a database of its own, and records the requests. */
export async function startServer(options?: ServiceOptions): Promise<RealServer> {
  const service = await startService({ level: 'fatal', ...options })
  const requests: string[][] = []
  service.app.server.on('request', ({ url }) => {
    const [, procedures] = /^\/trpc\/([^?]+)/.exec(url ?? '') ?? []
    if (procedures !== undefined) requests.push(decodeURIComponent(procedures).split(','))
  })
  return { ...service, url: service.origin, requests }
}

/** Starts a server on a free port and returns its origin. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
