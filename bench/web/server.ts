import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { tempDir } from '@taskwire/db/testing'
import { startServer as startProcess } from '@taskwire/server/harness/process'

export interface Server extends AsyncDisposable {
  /** Such as `http://localhost:40123`. */
  readonly origin: string
  /** The data folder. */
  readonly folder: string
}

export interface Account {
  readonly email: string
  readonly password: string
  readonly token: string
}

/** Starts the server as a process, with a database of its own. */
export async function startServer(): Promise<Server> {
  await using opened = new AsyncDisposableStack()
  const { dir } = opened.use(await tempDir())
  const env = { DATA_DIR: dir, NODE_ENV: 'test', LOG_LEVEL: 'warn' }
  const { origin } = opened.use(await startProcess({ env }))
  const kept = opened.move()
  return { origin, folder: dir, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** Makes an account with `tasks` tasks of every kind. */
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

/** Signs a browser in on a static file of the app, before any code of the app has run. */
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

/** Sends a REST request; throws when it fails. */
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
