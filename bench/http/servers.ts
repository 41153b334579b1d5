import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import jwt from 'jsonwebtoken'

const repository = path.resolve(import.meta.dirname, '../..')
const secret = randomBytes(32).toString('base64')

/** `before` is the product of another working copy. */
export const candidateNames = ['taskwire', 'before', 'bare', 'stock', 'orpc'] as const
export type CandidateName = (typeof candidateNames)[number]

const product = 'apps/server/src/main.ts'
const entries = {
  taskwire: path.join(repository, product),
  bare: path.join(import.meta.dirname, 'bare.ts'),
  stock: path.join(import.meta.dirname, 'stock.ts'),
  orpc: path.join(import.meta.dirname, 'orpc.ts'),
} as const satisfies Record<Exclude<CandidateName, 'before'>, string>

/** What a process has used of the processor, in microseconds, and of memory, in bytes. */
export interface Usage {
  readonly cpu: number
  readonly rss: number
  readonly peak: number
}

/** A server that this process started. */
export interface Server extends AsyncDisposable {
  readonly port: number
  readonly usage: () => Promise<Usage>
}

export interface ServerOptions {
  /** Working copy of `before`. */
  readonly before?: string | undefined
  readonly nodeArgs?: readonly string[] | undefined
}

/**
 * Starts a server on its database, at a port that the system gives it; resolves when it has printed its address. It runs with its
 * default settings, except for quotas that a load of any length would reach. Its log goes to a file.
 */
export async function startServer(
  name: CandidateName,
  url: string,
  dataDir: string,
  { before = repository, nodeArgs = [] }: ServerOptions = {},
): Promise<Server> {
  const entry = name === 'before' ? path.join(before, product) : entries[name]
  const log = path.join(dataDir, `${name}.log`)
  const reporter = pathToFileURL(path.join(import.meta.dirname, 'report-usage.ts')).href
  const child = spawn(process.execPath, [...nodeArgs, '--import', reporter, entry], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      TOKEN_SECRET: secret,
      MAX_TASKS_PER_USER: '100000',
      CALLS_PER_TOKEN: '1000000',
      CALLS_PER_ADDRESS: '1000000',
      // Measures the event loop as by default, but refuses nothing while other work shares the machine.
      MAX_LAG_MS: '60000',
      DRAIN_SECONDS: '0',
    },
    stdio: ['ignore', openSync(log, 'w'), 'inherit', 'ipc'],
  })
  const end = () => child.kill()
  process.once('exit', end)
  const port = await untilListening(child, log)
  return {
    port,
    async usage() {
      child.send('usage')
      const [usage] = (await once(child, 'message')) as [Usage]
      return usage
    },
    async [Symbol.asyncDispose]() {
      process.off('exit', end)
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** An access token that all servers accept. */
export function tokenFor(user_id: string, session_id: string): string {
  const payload = { iss: 'taskwire', aud: 'taskwire', sub: user_id, sid: session_id, jti: randomUUID() }
  const kid = createHash('sha256').update(secret).digest('base64url').slice(0, 12)
  return jwt.sign(payload, secret, {
    algorithm: 'HS256',
    expiresIn: '4h',
    header: { alg: 'HS256', typ: 'at+jwt', kid },
  })
}

/** Reads the port from the address that the server prints, so that no other program can answer in its place. */
async function untilListening(child: ChildProcess, log: string): Promise<number> {
  const until = Date.now() + 60_000
  while (Date.now() < until && child.exitCode === null) {
    const [, port] = /http:\/\/[\w.]+:(\d+)/.exec(readFileSync(log, 'utf8')) ?? []
    if (port !== undefined) return Number(port)
    await pause(50)
  }
  child.kill()
  throw new Error(`The server did not start:\n${readFileSync(log, 'utf8')}`)
}
