import type { ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@taskwire/db'
import { startEmbedded } from '@taskwire/db/embedded'
import { tempDir } from '@taskwire/db/testing'
import { startServer } from '@taskwire/server/harness/process'
import { WebSocket } from 'ws'

const TOKEN_SECRET = randomBytes(32).toString('base64')

/** A PostgreSQL with the schema, and any number of server processes on it. `more` are settings of the servers. */
export async function openServers(more: Readonly<Record<string, string>> = {}) {
  await using opened = new AsyncDisposableStack()
  const { dir } = opened.use(await tempDir())
  const postgres = await startEmbedded({ dir, settings: { max_connections: 150 } })
  opened.defer(() => postgres.stop())
  const { host, port, user, password, database: name } = postgres.config
  const url = `postgres://${user}:${password}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
  const database = opened.use(await openDatabase({ url, dataDir: '' }))
  await database.migrate()
  const kept = opened.move()
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    DATA_DIR: dir,
    TOKEN_SECRET,
    BCRYPT_COST: '10',
    // The default: the harness switches this limit off for tests.
    MAX_LAG_MS: '',
    LOG_LEVEL: 'warn',
    ...more,
  }
  return {
    config: postgres.config,
    db: database.db,
    async startServer(): Promise<Server> {
      // The system gives both ports.
      const server = kept.use(await startServer({ env, nodeArgs: ['--inspect=127.0.0.1:0'] }))
      const inspector = /Debugger listening on ws:\/\/(\S+?)\//.exec(server.err())?.[1] ?? ''
      const port = Number(new URL(server.origin).port)
      return { origin: server.origin, port, held: () => held(server.child, inspector) }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

export interface Server {
  readonly origin: string
  readonly port: number
  /** Bytes after a garbage collection: in the heap, and resident in total. */
  readonly held: () => Promise<{ heap: number; resident: number }>
}

/** Linux only. */
async function held({ pid }: ChildProcess, inspector: string): Promise<{ heap: number; resident: number }> {
  const list = await fetch(`http://${inspector}/json/list`)
  const [target] = (await list.json()) as { webSocketDebuggerUrl: string }[]
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  const ask = async (id: number, method: string) => {
    socket.send(JSON.stringify({ id, method }))
    const [data] = (await once(socket, 'message')) as [Buffer]
    return (JSON.parse(data.toString()) as { result: { usedSize?: number } }).result
  }
  // The second collection frees objects that the first one released.
  await ask(1, 'HeapProfiler.collectGarbage')
  await ask(2, 'HeapProfiler.collectGarbage')
  const { usedSize = Number.NaN } = await ask(3, 'Runtime.getHeapUsage')
  socket.terminate()
  await pause(500)
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return { heap: usedSize, resident: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024 }
}

/** Registers an account and signs it in. */
export async function signIn({ origin }: Server): Promise<string> {
  const body = { email: `${randomUUID()}@example.com`, password: 'a quiet green harbour' }
  await post(`${origin}/api/auth/register`, body)
  return (await post<{ access_token: string }>(`${origin}/api/auth/login`, body)).access_token
}

export async function post<Body>(url: string, body: object, token?: string): Promise<Body> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as Body
}
