import { callbackify } from 'node:util'
import { Client, type ClientConfig, type PoolConfig } from 'pg'
import { hostUrls } from './hosts.ts'

/** Milliseconds in which a host must say whether it accepts writes. */
const PROBE_MS = 2_000

interface Address {
  readonly host: string
  readonly port: number
}

/**
 * Connection parameters for the URL of a database. With several hosts, each new connection is made to the one that accepts
 * writes at that moment, so that a new primary is found after a failover.
 */
export function connectionConfig(url: string): PoolConfig {
  const urls = hostUrls(url)
  const config = { connectionString: urls[0] }
  return urls.length === 1 ? config : { ...config, Client: clientOfPrimary(urls) }
}

/** Makes a client of `config`, which connects to the primary where `config` names several hosts. */
export function createClient({ Client: Chosen = Client, ...config }: PoolConfig): Client {
  return new (Chosen as typeof Client)(config)
}

/** Makes a constructor of clients that look for the primary before they connect. Clients that connect at once share a search. */
function clientOfPrimary(urls: readonly string[]): new () => Client {
  let searching: Promise<Address> | undefined
  const search = () => (searching ??= findPrimary(urls).finally(() => (searching = undefined)))
  // A function, because `new` then returns the client that it makes.
  return function primaryClient(config?: ClientConfig) {
    const client = new Client(config)
    const connect: () => Promise<Client> = client.connect.bind(client)
    const connectToPrimary = async () => {
      Object.assign(client, await search())
      return connect()
    }
    // The pool passes a callback.
    const withCallback = callbackify(connectToPrimary)
    return Object.assign(client, {
      connect: (callback?: Parameters<typeof withCallback>[0]) =>
        callback === undefined ? connectToPrimary() : withCallback(callback),
    })
  } as unknown as new () => Client
}

/**
 * Asks all hosts at once.
 *
 * @throws one error for all hosts, which reads as "starting" (57P03), so that callers try again; or the refusal of a user, a
 *   password or a database name, which no retry mends
 */
async function findPrimary(urls: readonly string[]): Promise<Address> {
  try {
    return await Promise.any(urls.map(probe))
  } catch (cause) {
    const errors = (cause as AggregateError).errors as (Error & { code?: string })[]
    const refusal = errors.find(({ code }) => /^(28|3D)/.test(code ?? ''))
    if (refusal !== undefined) throw refusal
    const reasons = errors.map(
      (error, index) => `${new URL(urls[index] ?? '').host}: ${error.message || error.code}`,
    )
    throw Object.assign(new Error(`no host of the database accepts writes (${reasons.join('; ')})`), {
      code: '57P03',
    })
  }
}

async function probe(url: string): Promise<Address> {
  const client = new Client({
    connectionString: url,
    application_name: 'taskwire',
    connectionTimeoutMillis: PROBE_MS,
    query_timeout: PROBE_MS,
  })
  client.on('error', () => {}) // rejects the query too
  try {
    await client.connect()
    const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only')
    if (rows[0]?.transaction_read_only !== 'off') throw new Error('is read-only')
    return { host: client.host, port: client.port }
  } finally {
    client.end().catch(() => {})
  }
}
