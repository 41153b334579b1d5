import { call, signUp } from '../harness/client.ts'
import { subscriptionOf } from '../harness/people.ts'

/** How many resources an operation gets of its own. */
export const KEPT = 8

const bodies = {
  lists: (n: number) => ({ title: `List ${n}` }),
  labels: (n: number) => ({ name: `Label ${n}` }),
  webhooks: (n: number) => ({ url: `https://hooks.example/${n}` }),
} as const

/** Kinds of resources that an operation can get of its own. */
export type Made = keyof typeof bodies

/** Makes resources of a kind, and returns their ids. */
export async function makeAll(origin: string, token: string, kind: Made): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < KEPT; n += 1) {
    const made = await call(origin, 'POST', `/api/${kind}`, { token, body: bodies[kind](n) })
    ids.push((made.body as { id: string }).id)
  }
  return ids
}

/** Makes equal tasks, and returns their ids. */
export async function makeTasks(origin: string, token: string, body: object): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < KEPT; n += 1) {
    const made = await call(origin, 'POST', '/api/tasks', { token, body })
    ids.push((made.body as { id: string }).id)
  }
  return ids
}

/** Subscribes a browser with an endpoint that no other one has, and returns the id of the subscription. */
export async function subscribe(origin: string, token: string, user_id: string): Promise<string> {
  const body = subscriptionOf({ user_id })
  const made = await call(origin, 'POST', '/api/push/subscriptions', { token, body })
  return (made.body as { id: string }).id
}

/** Makes an account with several sessions or access tokens. `subIds` are theirs, `taskIds` has the id of the account. */
export async function makeAccess(
  origin: string,
  kind: 'sessions' | 'access-tokens',
): Promise<{ taskIds: string[]; subIds: string[] }> {
  const { email, password, token } = await signUp(origin)
  for (let n = 0; n < KEPT; n += 1)
    if (kind === 'sessions') await call(origin, 'POST', '/user/login', { body: { email, password } })
    else
      await call(origin, 'POST', '/api/access-tokens', {
        token,
        body: { name: 'Script', scopes: ['tasks:read'] },
      })
  const me = await call(origin, 'GET', '/api/auth/me', { token })
  const made = await call(origin, 'GET', `/api/${kind}`, { token })
  return {
    taskIds: [(me.body as { id: string }).id],
    subIds: (made.body as { id: string }[]).map(({ id }) => id),
  }
}
