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

/** Makes an account with `tasks` tasks of every kind, in as many lists as a person with that many tasks may have. */
export async function createAccount({ origin }: Server, tasks: number): Promise<Account> {
  const credentials = { email: `${randomUUID()}@example.com`, password: 'a quiet harbour at dawn' }
  await send(origin, 'POST', '/api/auth/register', credentials)
  const login = await send(origin, 'POST', '/api/auth/login', credentials)
  const { access_token: token } = (await login.json()) as { access_token: string }
  const create = async (address: string, body: object) => {
    const created = await send(origin, 'POST', address, body, token)
    return ((await created.json()) as { id: string }).id
  }
  const lists = await times(Math.ceil(tasks / 200), (n) => create('/api/lists', { title: `List ${n}` }))
  const labels = await times(12, (n) => create('/api/labels', { name: `label-${n}` }))
  await times(tasks, (n) => create('/api/tasks', { ...task(n), ...placeOf(n, lists, labels) }))
  return { ...credentials, token }
}

/** Runs `make` for 1 to `count`, 16 at once. */
async function times<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  let next = 0
  const work = async () => {
    while (next < count) {
      const n = (next += 1)
      made[n - 1] = await make(n)
    }
  }
  await Promise.all(Array.from({ length: 16 }, work))
  return made
}

/** A tenth of the tasks stays in the Inbox; every third task has one or two labels. */
function placeOf(n: number, lists: readonly string[], labels: readonly string[]) {
  return {
    ...(n % 10 > 0 && { list_id: lists[n % lists.length] }),
    ...(n % 3 === 0 && { label_ids: [labels[n % 12], labels[(n * 5) % 12]].slice(0, 1 + (n % 2)) }),
  }
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
