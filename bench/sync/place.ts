import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@taskwire/db'
import { startEmbedded } from '@taskwire/db/embedded'
import { WebSocket } from 'ws'

const main = path.resolve(import.meta.dirname, '../../apps/server/src/main.ts')
const secret = randomBytes(32).toString('base64')

/** A PostgreSQL with the schema, and any number of server processes on it. */
export async function openPlace() {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-bench-'))
  const postgres = await startEmbedded({ dir, settings: { max_connections: 150 } })
  const { host, port, user, password, database: name } = postgres.config
  const url = `postgres://${user}:${password}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
  const database = await openDatabase({ url, dataDir: '' })
  await database.migrate()
  const servers: ChildProcess[] = []
  return {
    config: postgres.config,
    db: database.db,
    async startServer(number: number): Promise<Server> {
      const at = 40_200 + number
      const child = spawn(process.execPath, [`--inspect=127.0.0.1:${at + 50}`, main], {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(at),
          DATABASE_URL: url,
          DATA_DIR: dir,
          TOKEN_SECRET: secret,
          BCRYPT_COST: '10',
          RATE_LIMITS: 'off',
          LOG_LEVEL: 'warn',
        },
        stdio: 'ignore',
      })
      servers.push(child)
      const origin = `http://127.0.0.1:${at}`
      const isUp = () =>
        fetch(`${origin}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        )
      while (!(await isUp())) await pause(50)
      return { origin, port: at, held: () => held(child, at + 50) }
    },
    async [Symbol.asyncDispose]() {
      for (const child of servers) child.kill()
      await database.close()
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export interface Server {
  readonly origin: string
  readonly port: number
  /** Bytes that stay after the garbage is gone: in the heap of the language, and resident in all. */
  readonly held: () => Promise<{ heap: number; resident: number }>
}

/** Linux only. */
async function held({ pid }: ChildProcess, inspector: number): Promise<{ heap: number; resident: number }> {
  const list = await fetch(`http://127.0.0.1:${inspector}/json/list`)
  const [target] = (await list.json()) as { webSocketDebuggerUrl: string }[]
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  const ask = async (id: number, method: string) => {
    socket.send(JSON.stringify({ id, method }))
    const [data] = (await once(socket, 'message')) as [Buffer]
    return (JSON.parse(data.toString()) as { result: { usedSize?: number } }).result
  }
  // A second time takes what the first one set free.
  await ask(1, 'HeapProfiler.collectGarbage')
  await ask(2, 'HeapProfiler.collectGarbage')
  const { usedSize = Number.NaN } = await ask(3, 'Runtime.getHeapUsage')
  socket.terminate()
  await pause(500)
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return { heap: usedSize, resident: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024 }
}

/** Makes an account and signs it in. */
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
