import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from '@playwright/test'

const repository = path.resolve(import.meta.dirname, '../..')

export interface Server extends AsyncDisposable {
  /** Such as `http://localhost:40123`. */
  readonly origin: string
  /** Where its data is. */
  readonly folder: string
}

export interface Account {
  readonly email: string
  readonly password: string
  readonly token: string
}

/** The server as it is started for real, with a database of its own. */
export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-bench-'))
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: repository,
    env: {
      ...env,
      NODE_ENV: 'test',
      RATE_LIMITS: 'off',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    const exited = once(child, 'exit')
    if (child.exitCode === null && child.kill()) await exited
    await rm(folder, { recursive: true, force: true })
  }
  for await (const line of createInterface(child.stdout)) {
    const origin = /app (http:\/\/\S+?)\/app\b/.exec(line)?.[1]
    if (origin === undefined) continue
    child.stdout.resume()
    return { origin, folder, [Symbol.asyncDispose]: stop }
  }
  await stop()
  throw new Error('The server ended before it was ready')
}

/** An account with as many tasks as asked for, of every kind. */
export async function createAccount({ origin }: Server, tasks: number): Promise<Account> {
  const credentials = { email: `${randomUUID()}@example.com`, password: 'a quiet harbour at dawn' }
  await send(origin, 'POST', '/api/auth/register', credentials)
  const login = await send(origin, 'POST', '/api/auth/login', credentials)
  const { access_token: token } = (await login.json()) as { access_token: string }
  let next = 0
  const addTasks = async () => {
    while (next < tasks) await send(origin, 'POST', '/api/tasks', task((next += 1)), token)
  }
  await Promise.all(Array.from({ length: 16 }, addTasks))
  return { ...credentials, token }
}

function task(n: number) {
  const day = String((n % 28) + 1).padStart(2, '0')
  return {
    title: `Task number ${n} with a title of ordinary length`,
    ...(n % 3 > 0 && { due_date: `2030-${String((n % 12) + 1).padStart(2, '0')}-${day}` }),
    ...(n % 5 === 0 && { priority: 'high', description: 'A note.' }),
  }
}

/** Signs a browser in, on a file of the app: nothing of it has run yet. */
export async function signIn(
  page: Page,
  { origin }: Pick<Server, 'origin'>,
  account: Pick<Account, 'email' | 'password'>,
): Promise<void> {
  await page.goto(`${origin}/app/start.js`)
  await page.evaluate(async ({ email, password }) => {
    const response = await fetch('/api/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, transport: 'cookie' }),
    })
    const { user } = (await response.json()) as { user: { id: string } }
    localStorage.setItem('taskwire.session', JSON.stringify({ user: user.id }))
  }, account)
}

/** A call over REST that has to succeed. */
export async function send(origin: string, method: string, address: string, body: object, token?: string) {
  const response = await fetch(`${origin}${address}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${address} answered ${response.status}`)
  return response
}
