import { randomUUID } from 'node:crypto'

export interface JsonResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/**
 * Milliseconds after which a call counts as hanging. The service itself responds within a few seconds, on a machine
 * that is not busy.
 */
const HANGS_MS = 30_000

/** Sends a JSON request; rejects when the request hangs. */
export async function call(
  origin: string,
  method: string,
  path: string,
  { token, body }: { token?: string | undefined; body?: unknown } = {},
): Promise<JsonResponse> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(HANGS_MS),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
}

/** Makes an account through the native contract and signs it in. */
export async function signUp(origin: string, email = `${randomUUID()}@taskwire.example`) {
  const credentials = { email, password: 'a quiet green harbour' }
  await call(origin, 'POST', '/api/auth/register', { body: credentials })
  return { ...credentials, token: await signIn(origin, credentials) }
}

export async function signIn(origin: string, credentials: { email: string; password: string }) {
  const { body } = await call(origin, 'POST', '/api/auth/login', { body: credentials })
  return (body as { access_token: string }).access_token
}

export interface TaskBody {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly completed: boolean
  readonly created_at: string
  readonly parent_id: string | null
  readonly priority: string
  readonly revision: number
  readonly due_date: string | null
  readonly description: string | null
}

export async function listTasks(origin: string, token: string): Promise<TaskBody[]> {
  const { body } = await call(origin, 'GET', '/api/tasks', { token })
  return body as TaskBody[]
}
