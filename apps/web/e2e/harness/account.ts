import { randomUUID } from 'node:crypto'

export interface NewTask {
  readonly title: string
  readonly description?: string
  readonly due_date?: string
  readonly priority?: 'low' | 'medium' | 'high'
  readonly status?: 'pending' | 'in_progress' | 'completed'
  readonly list_id?: string
  readonly parent_id?: string
  readonly label_ids?: readonly string[]
  readonly recurrence?: { readonly rule: string }
  readonly reminders?: readonly ({ readonly at: string } | { readonly minutes_before: number })[]
}

export interface Row {
  readonly id: string
  readonly [field: string]: unknown
}

/** An account, with actions over REST instead of the app. */
export interface Account {
  readonly email: string
  readonly password: string
  readonly token: string
  readonly addTask: (task: NewTask) => Promise<{ id: string; title: string }>
  readonly tasks: () => Promise<Record<string, unknown>[]>
  readonly addList: (list: { title: string; color?: string; archived?: boolean }) => Promise<Row>
  readonly lists: () => Promise<Row[]>
  readonly changeList: (id: string, patch: Record<string, unknown>) => Promise<void>
  readonly deleteList: (id: string) => Promise<void>
  readonly addLabel: (label: { name: string; color?: string }) => Promise<Row>
  readonly labels: () => Promise<Row[]>
  readonly change: (id: string, patch: Record<string, unknown>) => Promise<void>
  readonly deleteTask: (id: string) => Promise<void>
  /** The number of signed-in devices, including this one. */
  readonly sessions: () => Promise<number>
  /** Ends the sessions of all browsers. */
  readonly endSessions: () => Promise<void>
}

/** New credentials. */
export function newCredentials() {
  return { email: `${randomUUID()}@example.com`, password: 'a quiet harbour at dawn' }
}

export async function createAccount(origin: string): Promise<Account> {
  const credentials = newCredentials()
  await call(origin, 'POST', '/api/auth/register', { body: credentials })
  const { access_token: token } = (await call(origin, 'POST', '/api/auth/login', {
    body: credentials,
  })) as { access_token: string }
  return {
    ...credentials,
    token,
    addTask: async (body) =>
      (await call(origin, 'POST', '/api/tasks', { body, token })) as { id: string; title: string },
    tasks: async () => (await call(origin, 'GET', '/api/tasks', { token })) as Record<string, unknown>[],
    addList: async (body) => (await call(origin, 'POST', '/api/lists', { body, token })) as Row,
    lists: async () => (await call(origin, 'GET', '/api/lists', { token })) as Row[],
    changeList: async (id, body) => void (await call(origin, 'PATCH', `/api/lists/${id}`, { body, token })),
    deleteList: async (id) => void (await call(origin, 'DELETE', `/api/lists/${id}`, { token })),
    addLabel: async (body) => (await call(origin, 'POST', '/api/labels', { body, token })) as Row,
    labels: async () => (await call(origin, 'GET', '/api/labels', { token })) as Row[],
    change: async (id, body) => void (await call(origin, 'PATCH', `/api/tasks/${id}`, { body, token })),
    sessions: async () => ((await call(origin, 'GET', '/api/sessions', { token })) as unknown[]).length,
    endSessions: async () => void (await call(origin, 'DELETE', '/api/sessions', { token })),
    deleteTask: async (id) => void (await call(origin, 'DELETE', `/api/tasks/${id}`, { token })),
  }
}

async function call(
  origin: string,
  method: string,
  path: string,
  { body, token }: { body?: unknown; token?: string },
): Promise<unknown> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}
