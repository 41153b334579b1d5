import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsumer, type ConsumerProject } from './consumer-project.ts'
import { ada } from './credentials.ts'
import { startServer } from './real-server.ts'

let consumer: ConsumerProject

beforeAll(async () => {
  consumer = await createConsumer()
}, 180_000)

afterAll(() => consumer?.[Symbol.asyncDispose]())

test('the tarball holds the bundles, their types and the words about them, and asks for little', async () => {
  expect((await readdir(consumer.installed)).toSorted()).toEqual(
    ['LICENSE', 'README.md', 'dist', 'package.json'].toSorted(),
  )
  const files = (await readdir(path.join(consumer.installed, 'dist'))).filter(
    (name) => !name.startsWith('shared-'),
  )
  expect(files.toSorted()).toEqual(
    ['index', 'node', 'replica']
      .flatMap((door) => [`${door}.d.ts`, `${door}.js`, `${door}.js.map`])
      .toSorted(),
  )
  const manifest = JSON.parse(await installed('package.json')) as Record<string, object>
  expect(Object.keys(manifest['dependencies'] ?? {})).toEqual([
    '@trpc/client',
    '@trpc/server',
    'eventsource',
    'idb',
  ])
  for (const version of Object.values(manifest['dependencies'] ?? {}))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

/** What a file of the tarball imports, and what those files import; of code, only what is loaded at once. */
async function importsOf(file: string): Promise<Set<string>> {
  const text = await installed(`dist/${file}`)
  const pattern = file.endsWith('.js')
    ? /(?:from\s*|^import\s*)["']([^"']+)["']/gm
    : /(?:from\s*|import\(|^import\s*)["']([^"']+)["']/gm
  const imported = [...text.matchAll(pattern)].map(([, name = '']) => name)
  const found = new Set<string>()
  for (const name of imported) {
    if (!name.startsWith('./')) found.add(name)
    else
      for (const inner of await importsOf(file.endsWith('.d.ts') ? name.replace(/\.js$/, '.d.ts') : name))
        found.add(inner)
  }
  return found
}

test.each([
  ['index', /^@trpc\/(client|server)(\/observable)?$/],
  ['replica', /^(@trpc\/(client|server)(\/observable)?|eventsource|idb)$/],
  ['node', /^(@trpc\/(client|server)|node:(fs\/promises|path))$/],
])('%s imports little: no schema library, nothing of the server', async (door, allowed) => {
  for (const file of [`${door}.js`, `${door}.d.ts`]) {
    const imported = await importsOf(file)
    expect(imported.size).toBeGreaterThan(0)
    // The type of a tracked event has no other place.
    imported.delete('@trpc/server/unstable-core-do-not-import')
    for (const name of imported) expect(name).toMatch(allowed)
  }
  const types = (await readdir(path.join(consumer.installed, 'dist'))).filter((name) =>
    name.endsWith('.d.ts'),
  )
  for (const file of types)
    expect(await installed(`dist/${file}`)).not.toMatch(/kysely|fastify|bcrypt|zod|Deps|ProcedureMeta/)
})

test.for(['nodenext', 'bundler'] as const)(
  'compiles strictly, libraries included, under %s',
  async (resolution) => {
    expect(await consumer.compile(goodModule, resolution)).toBe('')
  },
)

const wrong = [
  ["await client.tasks.create.mutate({ titel: 'x' })", "'titel' does not exist"],
  ["await client.tasks.create.mutate({ title: 'x', dueDate: null })", "'dueDate' does not exist"],
  ["await client.tasks.list.query({ status: 'done' })", `Type '"done"' is not assignable`],
  ['await client.tasks.create.mutate({ title: null })', "Type 'null' is not assignable"],
  ["await client.tasks.archive.mutate({ id: '' })", "'archive' does not exist"],
  ["console.log((await client.tasks.get.query({ id: '' })).completedAt)", "'completedAt' does not exist"],
  ["if (taskwireError(0)?.code === 'EMAIL_IN_USE') throw 0", 'no overlap'],
  ["await client.session.signIn({ user: 'ada' })", "'user' does not exist"],
] as const

test.for(['nodenext', 'bundler'] as const)('refuses wrong calls under %s', async (resolution) => {
  const head =
    "import { createClient, taskwireError } from '@taskwire/client'\nconst client = createClient({ url: '' })\n"
  const said = await consumer.compile(head + wrong.map(([line]) => line).join('\n'), resolution)
  const lines = said.split('\n').filter((line) => line.includes('error TS'))
  for (const [n, [, complaint]] of wrong.entries()) {
    const own = lines.find((line) => line.startsWith(`module.ts(${n + 3},`))
    expect(own).toContain(complaint)
  }
  expect(lines.length).toBe(wrong.length)
})

test('runs against a real server, as it was installed', async () => {
  await using server = await startServer()
  const printed = await consumer.run(runModule, server.url, ada.email, ada.password)
  expect(JSON.parse(printed)).toEqual({
    email: ada.email,
    titles: ['Second', 'First'],
    failure: 'TASK_NOT_FOUND',
    unreachable: 'NETWORK',
    live: ['Third', 'Second', 'First'],
  })
})

test('bundles for a browser into little, with nothing of Node in it', async () => {
  await writeFile(consumer.path('plain.js'), plainModule)
  const build = await rolldown({ input: consumer.path('plain.js'), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  // What a page loads first: the entry and what it needs. The replica comes when it is asked for.
  const needed = (name: string): string[] => [
    name,
    ...(chunks.find(({ fileName }) => fileName === name)?.imports ?? []).flatMap(needed),
  ]
  const first = chunks.filter(({ fileName }) => needed(output[0].fileName).includes(fileName))
  const code = first.map((chunk) => chunk.code).join('')
  expect(code).not.toMatch(/indexedDB|Last-Event-ID/)
  console.log(`client: ${gzipSync(code).length} bytes`)
  expect(gzipSync(code).length).toBeLessThan(17_500)
})

test('bundles the replica for a browser into little more', async () => {
  await writeFile(consumer.path('replica.js'), replicaModule)
  const build = await rolldown({ input: consumer.path('replica.js'), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  // What talks to the server comes in a file of its own; a socket only when one is asked for.
  const chunks = output.flatMap((file) =>
    file.type === 'chunk' && !file.fileName.startsWith('socket') ? [file] : [],
  )
  expect(chunks[0]?.code).not.toMatch(/Last-Event-ID/)
  const size = chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0)
  console.log(`client and replica: ${size} bytes`)
  expect(size).toBeLessThan(35_000)
})

function installed(file: string): Promise<string> {
  return readFile(path.join(consumer.installed, file), 'utf8')
}

const goodModule = `
import { fileStorage } from '@taskwire/client/node'
import {
  openTaskReplica, type Operation, type ReplicaSnapshot, type ReplicaStorage, type SyncIssue, type TaskReplica,
} from '@taskwire/client/replica'
import {
  createClient, eachTask, localSession, memorySession, nextCursor, taskwireError,
  type ClientRouter, type RouterInputs, type SessionChange, type Task, type TaskwireError, type SessionStore,
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
const waiting: Operation | undefined = outbox[0]
if (waiting?.name === 'complete') console.log(waiting.input.completed, status.connection === 'live')
const issue: SyncIssue | undefined = issues[0]
if (issue) await replica.keepMine(issue.operation.op_id)
console.log(issue?.conflict?.theirs.description)
const later: TaskReplica = await client.tasks.replica({ stream: 'websocket' })
await later.dispose()
leave()
`

const plainModule = `
import { createClient } from '@taskwire/client'
globalThis.client = createClient({ url: '/' })
`

const replicaModule = `
import { createClient } from '@taskwire/client'
import { openTaskReplica } from '@taskwire/client/replica'
globalThis.replica = openTaskReplica(createClient({ url: '/' }))
`

const runModule = `
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
