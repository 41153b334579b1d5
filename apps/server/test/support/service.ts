import type { AddressInfo } from 'node:net'
import { createTestDeps, type TestDeps } from '@taskwire/api/testing'
import { createTestDatabase, type TestDatabase } from '@taskwire/db/testing'
import type { ContractName } from '@taskwire/rest'
import { committedDocument, answerJudge, documentedStatuses } from '@taskwire/rest/testing'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { createApp, type AppOptions } from '../../src/app.ts'
import { connect, type Connection } from './http.ts'

/*
 * The conformance tests stand here and not beside the contracts: what a document promises is kept by the routes, the body parser, the
 * error handler and the hooks together, and only the server puts those together. Here they speak to the very app that runs.
 */

/** A client of one contract. Each of its answers is held to that contract's OpenAPI document. */
export interface ContractClient {
  readonly send: Connection['send']
  /**
   * Answers that the document promises, at these addresses, and that this client never saw. What the ordered log added to
   * the founding documents is `unseenOfTheLog`; what every operation gives alike (too large, wrong media type, too
   * many calls, unavailable) is in neither: the tests of every operation provoke that.
   */
  unseen(addresses?: RegExp): string[]
  /** The same for conditions, keys, the twin of PUT, restore, batch and changes. */
  unseenOfTheLog(): string[]
  /** The same for personal access tokens and roles: what they refuse, and where they are managed. */
  unseenOfAccess(): string[]
}

const everywhere = / (413|415|429|503)$/
const ofTheLog =
  / (304|412)$|\/(batch|restore|changes) |^PATCH \/api\/tasks\/\{(id|task_id)\} |^DELETE \S*\/tasks\/\S+ 422$|^POST (\/tasks|\/api\/\{user_id\}\/tasks) 422$/

/** A 403 of the founding documents speaks of another user's tasks. */
const ofAccess =
  / \/api\/(access-tokens|admin\/)|^\w+ (?!\/api\/\{user_id\}|\/tasks\/\{|\/api\/auth\/(login|refresh|logout))\S+ 403$/

export interface Service {
  readonly deps: TestDeps
  readonly db: TestDatabase['db']
  /** Speaks without holding answers to any document. */
  readonly send: Connection['send']
  /** Where it listens on 127.0.0.1. */
  readonly port: number
  /** The one client of a contract. */
  as(contract: ContractName): ContractClient
}

/** The whole service over a database of its own, listening; closed after the tests of the calling file. */
export async function startService(
  policy: Partial<TestDeps['policy']> = {},
  options?: ListenOptions,
): Promise<Service> {
  const database = await createTestDatabase()
  const deps = createTestDeps(database.db, policy)
  const listening = await listen(deps, options)
  afterAll(() => database[Symbol.asyncDispose]())
  return { deps, db: database.db, ...listening }
}

type ListenOptions = Omit<Partial<AppOptions>, 'deps' | 'logger' | 'ping'>

/** The app over any deps, listening; closed after the tests of the calling file. */
export async function listen(
  deps: TestDeps,
  options: ListenOptions = {},
): Promise<Pick<Service, 'send' | 'as' | 'port'>> {
  const logger = pino({ level: 'silent' })
  const app = await createApp({ deps, logger, ping: () => Promise.resolve(), ...options })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const connection = connect(port)
  afterAll(async () => {
    connection[Symbol.dispose]()
    await app.close()
    await deps.background.settled()
  })
  const clients = new Map<ContractName, ContractClient>()
  const as = (contract: ContractName) => {
    const client = clients.get(contract) ?? clientOf(contract, connection)
    clients.set(contract, client)
    return client
  }
  return { send: connection.send, as, port }
}

function clientOf(contract: ContractName, connection: Connection): ContractClient {
  const judge = answerJudge(contract)
  const seen = new Set<string | undefined>()
  const missing = () =>
    documentedStatuses(committedDocument(contract)).filter((one) => !seen.has(one) && !everywhere.test(one))
  return {
    send: async (method, target, request) => {
      const answer = await connection.send<never>(method, target, request)
      const { status, text, headers } = answer
      const [path = ''] = target.split('?', 1)
      seen.add(judge({ method, path, status, text, contentType: headers['content-type'] }))
      if (status === 500) throw new Error(`${method} ${target} failed on the side of the service`)
      return answer
    },
    unseen: (addresses = /./) =>
      missing().filter((one) => addresses.test(one) && !ofTheLog.test(one) && !ofAccess.test(one)),
    unseenOfTheLog: () => missing().filter((one) => ofTheLog.test(one) && !ofAccess.test(one)),
    unseenOfAccess: () => missing().filter((one) => ofAccess.test(one)),
  }
}
