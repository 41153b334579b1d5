import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appRouter, type Context } from '@taskwire/api'
import { createTestDeps, type TestDeps } from '@taskwire/api/testing'
import { createTestDatabase } from '@taskwire/db/testing'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { MAX_BATCH } from '../src/links.ts'

export interface RealServer extends AsyncDisposable {
  readonly url: string
  readonly deps: TestDeps
  /** The procedures of each request, in order of arrival. */
  readonly requests: string[][]
}

/** The native router over a database of the test's own, answered over HTTP. */
export async function startServer(
  settings: Partial<Pick<TestDeps, 'passwords'>> & { policy?: Partial<TestDeps['policy']> } = {},
): Promise<RealServer> {
  const database = await createTestDatabase()
  const { policy, ...overrides } = settings
  const deps = { ...createTestDeps(database.db, policy), ...overrides }
  const requests: string[][] = []
  const server = createHTTPServer({
    router: appRouter,
    basePath: '/trpc/',
    maxBatchSize: MAX_BATCH,
    createContext: ({ req, info }) => {
      requests.push(info.calls.map((call) => call.path))
      return contextOf(deps, req)
    },
  })
  const url = await listen(server)
  return {
    url,
    deps,
    requests,
    async [Symbol.asyncDispose]() {
      await close(server)
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Starts a server on a free port and answers its origin. */
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

function contextOf(deps: TestDeps, req: IncomingMessage): Context {
  const access_token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  return { deps, access_token, user_agent: req.headers['user-agent'] }
}
