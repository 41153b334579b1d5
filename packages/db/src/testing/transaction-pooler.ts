import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { inject } from 'vitest'
import {
  createFrameReader,
  frame,
  parametersOf,
  STARTUP,
  startupMessage,
  texts,
  type Frame,
} from './pg-frames.ts'

interface TransactionPooler extends AsyncDisposable {
  /** URL of `database` through the pooler. */
  url(database: string): string
}

/** A connection to the server, lent to one client after the other. */
interface Backend {
  readonly socket: Socket
  client: Socket | undefined
  /** Number of requests that the server hasn't completed yet. */
  open: number
}

/** The startup parameters that PgBouncer accepts. */
const known = new Set(
  'user database application_name client_encoding datestyle timezone standard_conforming_strings'.split(' '),
)

/**
 * Starts a pooler in front of the test server that behaves as PgBouncer 1.18 in transaction mode: it refuses unknown startup
 * parameters, gives each client its own process id, lends a server connection for one transaction at a time, and drops
 * notifications that arrive on a connection that is not lent.
 */
export async function startTransactionPooler(size = 2): Promise<TransactionPooler> {
  const { user } = inject('testServer')
  const sockets = new Set<Socket>()
  const pools = new Map<string, ReturnType<typeof createBackends>>()
  const server = createServer((client) => {
    keep(sockets, client)
    let pool: ReturnType<typeof createBackends> | undefined
    const read = createFrameReader((message) => {
      if (pool !== undefined) return pool.send(client, message)
      if (message.bytes.readInt32BE(4) !== STARTUP) return void client.write('N')
      const parameters = parametersOf(message)
      const strange = Object.keys(parameters).find((name) => !known.has(name.toLowerCase()))
      if (strange !== undefined) return refuse(client, strange)
      const { database = '' } = parameters
      pool = pools.get(database) ?? createBackends(database, size, sockets)
      pools.set(database, pool)
      welcome(client)
    }, false)
    client.on('data', read)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (database) => `postgres://${user}@127.0.0.1:${port}/${database}`,
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket)
  socket.on('error', () => {}).on('close', () => sockets.delete(socket))
}

function refuse(client: Socket, parameter: string): void {
  client.end(frame('E', texts('SFATAL', 'C08P01', `Munsupported startup parameter: ${parameter}`)))
}

function welcome(client: Socket): void {
  const key = Buffer.alloc(8)
  key.writeInt32BE(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000))
  client.write(frame('R', Buffer.alloc(4)))
  client.write(frame('K', key))
  client.write(frame('Z', Buffer.from('I')))
}

/** Makes the server connections for one database. They are lent in turn, so a client's leftovers reach the next client. */
function createBackends(database: string, size: number, sockets: Set<Socket>) {
  const { host, port, user } = inject('testServer')
  const idle: Backend[] = []
  const waiting: Socket[] = []
  const unsent = new Map<Socket, Frame[]>()
  const lent = new Map<Socket, Backend>()
  for (let n = 0; n < size; n += 1) open()
  return { send }

  function open(): void {
    const backend: Backend = { socket: connect(`${host}/.s.PGSQL.${port}`), client: undefined, open: 1 }
    keep(sockets, backend.socket)
    backend.socket.write(startupMessage({ user, database }))
    backend.socket.on(
      'data',
      createFrameReader((message) => receive(backend, message)),
    )
  }

  function send(client: Socket, message: Frame): void {
    if (message.type === 'X') return void client.end()
    unsent.set(client, [...(unsent.get(client) ?? []), message])
    if (!lent.has(client) && !waiting.includes(client)) waiting.push(client)
    lend()
    flush(client)
  }

  function lend(): void {
    while (idle.length > 0 && waiting.length > 0) {
      const [backend, client] = [idle.shift() as Backend, waiting.shift() as Socket]
      backend.client = client
      lent.set(client, backend)
      flush(client)
    }
  }

  function flush(client: Socket): void {
    const backend = lent.get(client)
    if (backend === undefined) return
    for (const { type, bytes } of unsent.get(client) ?? []) {
      if (type === 'Q' || type === 'S') backend.open += 1
      backend.socket.write(bytes)
    }
    unsent.delete(client)
  }

  function receive(backend: Backend, { type, bytes }: Frame): void {
    backend.client?.write(bytes)
    if (type !== 'Z') return
    backend.open -= 1
    if (backend.open > 0 || bytes.at(-1) !== 'I'.charCodeAt(0)) return
    if (backend.client !== undefined) lent.delete(backend.client)
    backend.client = undefined
    idle.push(backend)
    lend()
  }
}
