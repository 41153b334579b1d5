import { randomUUID } from 'node:crypto'

export const operationNames = ['list', 'get', 'create', 'update', 'batch'] as const
export type Transport = 'rest' | 'trpc'
export type OperationName = (typeof operationNames)[number]

/** REST has no batch of reads. */
export const transportsOf = (operation: OperationName): readonly Transport[] =>
  operation === 'batch' ? ['trpc'] : ['rest', 'trpc']

/** The operation as the report names it. */
export const titles: Record<OperationName, string> = {
  list: 'list of 50',
  get: 'get',
  create: 'create',
  update: 'update',
  batch: 'batch of 10 gets',
}

const task = { title: 'Write the quarterly report', description: 'Numbers from finance first' }

/** The caller and its task. */
export interface Asker {
  readonly token: string
  readonly task_id: string
}

/** The bytes of one request of an operation, over REST or tRPC; each connection is another user. */
export function requestFor(askers: readonly Asker[], transport: Transport, operation: OperationName) {
  const call = transport === 'rest' ? rest[operation] : trpc[operation]
  return (connection: number): string => {
    const { token, task_id } = askers[connection % askers.length] ?? { token: '', task_id: '' }
    const { method, path, body } = call(task_id)
    const head = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n`
    if (body === undefined) return `${head}\r\n`
    return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly body?: string
}
type Calls = Record<OperationName, (id: string) => Call>

const BATCH = 10

const rest: Calls = {
  list: () => ({ method: 'GET', path: '/api/tasks' }),
  get: (id) => ({ method: 'GET', path: `/api/tasks/${id}` }),
  create: () => ({ method: 'POST', path: '/api/tasks', body: JSON.stringify({ id: randomUUID(), ...task }) }),
  update: (id) => ({ method: 'PUT', path: `/api/tasks/${id}`, body: JSON.stringify(task) }),
  batch: () => {
    throw new Error('REST has no batch')
  },
}

const trpc: Calls = {
  list: () => ({ method: 'GET', path: `/trpc/tasks.list?batch=1&input=${encodeURIComponent('{"0":{}}')}` }),
  get: (id) => ({
    method: 'GET',
    path: `/trpc/tasks.get?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { id } }))}`,
  }),
  create: () => ({
    method: 'POST',
    path: '/trpc/tasks.create?batch=1',
    body: JSON.stringify({ 0: { id: randomUUID(), ...task } }),
  }),
  update: (id) => ({
    method: 'POST',
    path: '/trpc/tasks.update?batch=1',
    body: JSON.stringify({ 0: { id, ...task } }),
  }),
  batch: (id) => {
    const inputs = Object.fromEntries(Array.from({ length: BATCH }, (_, index) => [index, { id }]))
    const path = Array.from({ length: BATCH }, () => 'tasks.get').join(',')
    return {
      method: 'GET',
      path: `/trpc/${path}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`,
    }
  },
}
