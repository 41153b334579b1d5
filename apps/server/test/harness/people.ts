import type { Scope, Task, User } from '@taskwire/domain'
import type { ContractName } from '@taskwire/contracts'
import { expect } from 'vitest'
import type { Service } from './start-service.ts'

/** A user with an account and a token. */
export interface Person {
  readonly token: string
  readonly user_id: string
  readonly email: string
}

export const password = 'a password that fits every endpoint'

let people = 0

export async function makePerson(service: Service): Promise<Person> {
  people += 1
  const email = `person-${people}@example.com`
  const body = { email, password }
  const { id } = (await service.send<User>('POST', '/api/auth/register', { body })).body
  const login = await service.send<{ access_token: string }>('POST', '/api/auth/login', { body })
  return { token: login.body.access_token, user_id: id, email }
}

export async function makeAdmin(service: Service): Promise<Person> {
  const person = await makePerson(service)
  await service.db.updateTable('users').set({ role: 'admin' }).where('id', '=', person.user_id).execute()
  return person
}

/** A personal access token of a user, valid for a day. */
export async function makeToken(
  service: Service,
  { token }: Person,
  scopes: readonly Scope[],
): Promise<{ id: string; token: string }> {
  const body = { name: scopes.join(' '), scopes, expires_in_days: 1 }
  const answer = await service.send<{ id: string; token: string }>('POST', '/api/access-tokens', {
    token,
    body,
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

/** Where a contract has the tasks of a user, and which id names a task there. */
export interface TaskEndpoints {
  readonly contract: ContractName
  readonly tasks: (person: Person) => string
  readonly id: 'id' | 'number'
  /** The statuses of this contract for invalid input: at POST, at PUT. */
  readonly refuses: readonly [create: number, update: number]
  /** How responses show a due date without a time: as the date, or as its first instant in UTC. */
  readonly dueDate: 'date' | 'instant'
}

/** Every contract with task endpoints of its own to list and to change. */
export const taskEndpoints: readonly TaskEndpoints[] = [
  { contract: 'native', tasks: () => '/api/tasks', id: 'id', refuses: [422, 422], dueDate: 'date' },
  { contract: 'flat', tasks: () => '/api/tasks', id: 'id', refuses: [422, 422], dueDate: 'date' },
  { contract: 'todo', tasks: () => '/tasks', id: 'number', refuses: [400, 400], dueDate: 'instant' },
  {
    contract: 'scoped',
    tasks: ({ user_id }) => `/api/${user_id}/tasks`,
    id: 'id',
    refuses: [400, 422],
    dueDate: 'instant',
  },
]

export async function makeTask(service: Service, { token }: Person, body: object): Promise<Task> {
  const answer = await service.as('native').send<Task>('POST', '/api/tasks', { token, body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

let labels = 0

/** The browser of a person, as it subscribes. */
export const subscriptionOf = ({ user_id }: Pick<Person, 'user_id'>) => ({
  endpoint: `https://push.example/${user_id}`,
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
})

/** A target of an operation on a list, a label, a browser or a repeating task. Undefined for other paths. */
export async function makeRow(
  service: Service,
  person: Person,
  path: string,
): Promise<{ id: string } | undefined> {
  const { token } = person
  if (path.startsWith('/api/push/subscriptions/')) {
    const body = subscriptionOf(person)
    return (await service.send<{ id: string }>('POST', '/api/push/subscriptions', { token, body })).body
  }
  if (path.startsWith('/api/webhooks/')) {
    // Not a new one for each operation: an account can have 20.
    const [known] = (await service.send<{ id: string }[]>('GET', '/api/webhooks', { token })).body
    if (known !== undefined) return known
    const body = { url: 'https://hooks.example/owner' }
    return (await service.send<{ id: string }>('POST', '/api/webhooks', { token, body })).body
  }
  if (path.endsWith('/skip'))
    return makeTask(service, person, {
      title: 'The owner’s',
      due_date: '2090-01-02',
      recurrence: { rule: 'FREQ=DAILY' },
    })
  const kind = /^\/api\/(lists|labels)\//.exec(path)?.[1]
  if (kind === undefined) return undefined
  const body = kind === 'lists' ? { title: 'The owner’s' } : { name: `The owner’s ${(labels += 1)}` }
  const answer = await service.send<{ id: string }>('POST', `/api/${kind}`, { token, body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

/** The task as the native contract shows it, which has the most fields. */
export async function nativeTask(
  service: Service,
  { token }: Person,
  { id }: Pick<Task, 'id'>,
): Promise<Task> {
  return (await service.as('native').send<Task>('GET', `/api/tasks/${id}`, { token })).body
}

/** The task with this title, as the native contract shows it. */
export async function nativeTaskTitled(service: Service, { token }: Person, title: string): Promise<Task> {
  const { body } = await service.as('native').send<Task[]>('GET', '/api/tasks', { token })
  const found = body.find((task) => task.title === title)
  if (found === undefined) throw new Error(`no task is titled ${title}`)
  return found
}
