import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createTestDeps, type TestDeps } from '@taskwire/api/testing'
import { createTestDatabase } from '@taskwire/db/testing'
import type { ContractName } from '@taskwire/contracts'
import type { FastifyInstance } from 'fastify'
import { pino, type Level } from 'pino'
import { createApp, type AppOptions } from '../../src/app.ts'
import { serializers } from '../../src/plugins/request-log.ts'
import { contractClient, type ContractClient } from './contract-client.ts'
import { connect, type Connection } from './http.ts'

export interface ServiceOptions extends Omit<Partial<AppOptions>, 'deps' | 'logger' | 'ping'> {
  /** The deps of the service; new ones over a database of its own when omitted. */
  readonly deps?: TestDeps
  readonly policy?: Partial<TestDeps['policy']>
  /** The lowest level that is logged. */
  readonly level?: Level
}

export interface Service extends AsyncDisposable {
  readonly app: FastifyInstance
  readonly deps: TestDeps
  readonly db: TestDeps['db']
  /** Port on 127.0.0.1. */
  readonly port: number
  readonly origin: string
  /** The log so far, each entry as it was written. */
  readonly lines: string[]
  /** Sends a request without checking the response against a document. */
  readonly send: Connection['send']
  /** The one client of a contract. It checks each response against the contract's OpenAPI document. */
  as(contract: ContractName): ContractClient
}

/** Starts the whole service in this process, over real HTTP and a real database. */
export async function startService({
  deps: given,
  policy,
  level = 'info',
  ...options
}: ServiceOptions = {}): Promise<Service> {
  await using opened = new AsyncDisposableStack()
  const deps = given ?? createTestDeps(opened.use(await createTestDatabase()).db, policy)
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = pino({ level, serializers }, stream)
  opened.defer(() => deps.background.settled())
  const app = await createApp({ deps, logger, ping: async () => {}, ...options })
  opened.defer(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const { send } = opened.use(connect(port))
  const clients = new Map<ContractName, ContractClient>()
  const kept = opened.move()
  return {
    app,
    deps,
    db: deps.db,
    port,
    origin: `http://127.0.0.1:${port}`,
    lines,
    send,
    as(contract) {
      const client = clients.get(contract) ?? contractClient(contract, send)
      clients.set(contract, client)
      return client
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
