/** Valid uses of every entry point. */
export const goodModule = `
import { fileStorage } from '@taskwire/client/node'
import {
  openTaskReplica, type Replica, type Snapshot, type Mutation, type ReplicaSnapshot, type ReplicaStorage, type SyncIssue, type TaskReplica,
} from '@taskwire/client/replica'
import {
  createClient, eachTask, localSession, memorySession, nextCursor, taskwireError,
  type ClientRouter, type Label, type List, type RouterInputs, type SessionChange, type Task, type TaskwireError, type SessionStore,
} from '@taskwire/client'

const store: SessionStore = memorySession()
const client = createClient({ url: 'http://localhost:3000', store, timeout: 5000, fetch })
createClient({ url: '/', transport: 'cookie', store: localSession('key') })
const leave: () => void = client.session.subscribe((change: SessionChange) => console.log(change))
const { email } = await client.session.signIn({ email: 'a@b.cd', password: 'secret' })
const input: RouterInputs['tasks']['create'] = { title: email, due_date: null }
const task: Task = await client.tasks.create.mutate(input, { signal: AbortSignal.timeout(5) })
const due: string | null = task.due_date
const page = await client.tasks.list.query({ limit: 1 })
const cursor: string | null = nextCursor(page, { limit: 1 })
for await (const { title } of eachTask(client, { status: 'pending' })) console.log(title, cursor, due)
export function explain(error: unknown): string {
  const failure: TaskwireError | undefined = taskwireError(error)
  switch (failure?.code) {
    case 'VALIDATION_FAILED': return failure.fields['title'] ?? failure.message
    case 'NETWORK': return failure.retryable ? 'later' : 'never'
    default: return failure?.message ?? ''
  }
}
export type Router = ClientRouter
const replica: TaskReplica = openTaskReplica(client, { storage: (): Promise<ReplicaStorage> => fileStorage('file') })
const { tasks, outbox, issues, status }: ReplicaSnapshot = replica.getSnapshot()
const newest: Task | undefined = tasks[0]
const { id }: { id: string } = await replica.mutate.create({ title: newest?.title ?? '', due_date: null })
await replica.mutate.update({ id, priority: 'high' })
const waiting: Mutation | undefined = outbox[0]
if (waiting?.name === 'complete') console.log(waiting.input.completed, status.connection === 'live')
const issue: SyncIssue | undefined = issues[0]
if (issue) await replica.keepMine(issue.operation.op_id)
console.log(issue?.conflict?.theirs.description)
const later: TaskReplica = await client.tasks.replica({ stream: 'websocket' })
await later.dispose()
const all: Replica = await client.replica()
const { id: list_id } = await all.mutate.lists.create({ title: 'Garden', color: 'green' })
const { id: label } = await all.mutate.labels.create({ name: 'Outside' })
await all.mutate.tasks.create({ title: 'Water the plants', list_id, label_ids: [label] })
const { tasks: allTasks, lists, labels, outbox: queued }: Snapshot = all.getSnapshot()
const garden: List | undefined = lists.byId.get(list_id)
const gone: readonly Label[] = labels.deleted
for (const mutation of queued) if (mutation.kind === 'list' && mutation.name === 'create') console.log(mutation.input.title)
console.log(allTasks.map(({ label_ids }) => label_ids.length), garden?.archived_at, gone)
leave()
`

/** An application that exports values of the client, so that the compiler has to print their types. */
export const exportingModule = `
import * as everything from '@taskwire/client'
import { createClient, eachTask, memorySession, nextCursor, taskwireError } from '@taskwire/client'
import { fileStorage } from '@taskwire/client/node'
import * as replicaEntry from '@taskwire/client/replica'
export const client = createClient({ url: 'http://localhost:3000' })
export const { auth, account, sessions, accessTokens, admin, tasks, session } = client
export const spread = { ...client }
export const { list, batch, onChange } = tasks
export const results = await tasks.batch.mutate({ commands: [{ op: 'create', title: 'One' }, { op: 'delete', id: '1' }] })
export const replica = await tasks.replica()
export const { mutate, readTrash } = replica
export const all = await client.replica()
export const { lists, labels } = all.getSnapshot()
export const { create } = all.mutate.lists
export const everyIssue = all.getSnapshot().issues[0]
export const { status, outbox, issues, byId, deleted } = replica.getSnapshot()
export const issue = issues[0]
export const failure = taskwireError(0)
export const each = eachTask(client)
export const storage = fileStorage('file')
export const stored = (await storage).load()
export const store = memorySession()
export const entries = { ...everything, ...replicaEntry, nextCursor }
export const signIn = () => client.session.signIn({ email: '', password: '' })
export class Service {
  readonly tasks = createClient({ url: 'http://localhost:3000' }).tasks
  list = () => this.tasks.list.query()
}
`

/** Uses all three entry points: stores the server's tasks in a file, then shows them without a server. */
export const engineModule = `
import { createClient } from '@taskwire/client'
import { fileStorage } from '@taskwire/client/node'
import { openTaskReplica } from '@taskwire/client/replica'
const [url, email, password, folder] = globalThis.process.argv.slice(2)
const client = createClient({ url })
await client.session.signUp({ email, password })
const storage = (name) => fileStorage(folder + '/' + encodeURIComponent(name))
const replica = await client.tasks.replica({ storage })
await replica.mutate.create({ title: 'Kept' })
await new Promise((resolve) => {
  const look = () => {
    const { status } = replica.getSnapshot()
    if (status.connection === 'live' && status.pending === 0) resolve()
  }
  replica.subscribe(look)
  look()
})
await replica[Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]()
const offline = createClient({ url, fetch: () => Promise.reject(new TypeError('no network')) })
const again = openTaskReplica(offline, { user: client.session.user(), storage })
await again.loaded
const { tasks, status } = again.getSnapshot()
await again.dispose()
let socket = 'opens'
try {
  await openTaskReplica(client, { stream: 'websocket', storage }).dispose()
} catch (error) {
  socket = error.message
}
console.log(JSON.stringify({ titles: tasks.map(({ title }) => title), storage: status.storage, socket }))
`

/** A page with the client. */
export const plainModule = `
import { createClient } from '@taskwire/client'
globalThis.client = createClient({ url: '/' })
`

/** A page with the client and its replica. */
export const replicaModule = `
import { createClient } from '@taskwire/client'
import { openTaskReplica } from '@taskwire/client/replica'
globalThis.replica = openTaskReplica(createClient({ url: '/' }))
`

/** Runs against the server in its arguments and prints the results. */
export const runModule = `
import { createClient, eachTask, taskwireError } from '@taskwire/client'
const [url, email, password] = globalThis.process?.argv.slice(2) ?? []
const client = createClient({ url })
const user = await client.session.signUp({ email, password })
for (const title of ['First', 'Second']) await client.tasks.create.mutate({ title })
const titles = []
for await (const task of eachTask(client, { limit: 1 })) titles.push(task.title)
const failure = await client.tasks.get.query({ id: 'none' }).catch(taskwireError)
const replica = await client.tasks.replica()
await replica.mutate.create({ title: 'Third' })
await new Promise((resolve) => replica.subscribe(() => {
  const { isComplete, status } = replica.getSnapshot()
  if (isComplete && status.pending === 0) resolve()
}))
const live = replica.getSnapshot().tasks.map(({ title }) => title)
await replica.dispose()
const unreachable = await createClient({ url: 'http://127.0.0.1:1' }).auth.me.query().catch(taskwireError)
console.log(JSON.stringify({ email: user.email, titles, failure: failure.code, unreachable: unreachable.code, live }))
`
