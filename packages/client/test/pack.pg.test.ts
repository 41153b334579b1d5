import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  engineModule,
  exportingModule,
  goodModule,
  plainModule,
  replicaModule,
  runModule,
} from './harness/consumer-modules.ts'
import { createConsumer, type ConsumerProject } from './harness/consumer-project.ts'
import { ada, bob } from './harness/credentials.ts'
import { hasOldNodes, installUnder, oldNodes } from './harness/old-nodes.ts'
import { readSnippets, runnable, runnableAt, wholeModule } from './harness/readmes.ts'
import { startServer } from './harness/real-server.ts'

let consumer: ConsumerProject

beforeAll(async () => {
  consumer = await createConsumer()
})

afterAll(() => consumer?.[Symbol.asyncDispose]())

test('the tarball contains bundles, types, README and licence, and has few dependencies', async () => {
  expect((await readdir(consumer.installed)).toSorted()).toEqual(
    ['LICENSE', 'README.md', 'dist', 'package.json'].toSorted(),
  )
  const files = (await readdir(path.join(consumer.installed, 'dist'))).filter(
    (name) => !name.startsWith('shared-'),
  )
  // The replica only exports what is in shared chunks, so it has no map of its own.
  expect(files.toSorted()).toEqual([
    'index.d.ts',
    'index.js',
    'index.js.map',
    'node.d.ts',
    'node.js',
    'node.js.map',
    'replica.d.ts',
    'replica.js',
  ])
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

/** Returns the packages that a file of the tarball imports, directly or not; of code, only static imports. */
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
])('%s imports no schema library and nothing of the server', async (entry, allowed) => {
  for (const file of [`${entry}.js`, `${entry}.d.ts`]) {
    const imported = await importsOf(file)
    expect(imported.size).toBeGreaterThan(0)
    // tRPC exports the type of a tracked event only there.
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

test.for(['nodenext', 'bundler'] as const)(
  'an application can export values of the client with declarations, under %s',
  async (resolution) => {
    expect(await consumer.compile(exportingModule, resolution)).toBe('')
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
  [
    "await client.tasks.batch.mutate({ commands: [{ op: 'create' }] })",
    `Type '{ op: "create"; }' is not assignable`,
  ],
  [
    "await client.tasks.batch.mutate({ commands: [{ op: 'delete', id: '', titel: '' }] })",
    "'titel' does not exist",
  ],
  [
    "await client.tasks.batch.mutate({ commands: [{ op: 'archive', id: '' }] })",
    `Type '"archive"' is not assignable`,
  ],
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

test('the installed package runs against a real server', async () => {
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

test('every block of the READMEs compiles against the tarball', async () => {
  for (const document of ['README.md', 'packages/client/README.md']) {
    const snippets = await readSnippets(document)
    expect(await consumer.compile(wholeModule(snippets), 'nodenext')).toBe('')
  }
})

test('the READMEs run from top to bottom', async () => {
  await using server = await startServer()
  const quick = await consumer.run(runnableAt(server.url, await readSnippets('README.md')))
  expect(quick).toBe('Try Taskwire 2026-12-31\n')
  const program = runnable(await readSnippets('packages/client/README.md'))
  const printed = await consumer.run(program, server.url, bob.email, bob.password)
  // The blocks print too. The task of the replica and the directly created one arrive in either order.
  const tasks = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as unknown[]
  expect(tasks.toSorted()).toEqual([
    ['By the README', false],
    ['Water the plants', true],
    ['Water the plants', true],
  ])
})

test.skipIf(!hasOldNodes).for(oldNodes)(
  'runs under Node %s without a warning of npm about its engines',
  { timeout: 300_000 },
  async (version) => {
    await using server = await startServer()
    await using project = await installUnder(version, consumer.tarball)
    expect(project.said).not.toMatch(/EBADENGINE|Unsupported engine/)
    const folder = path.join(project.folder, 'replicas')
    const printed = await project.run(engineModule, server.url, ada.email, ada.password, folder)
    const major = Number.parseInt(version, 10)
    expect(JSON.parse(printed)).toEqual({
      titles: ['Kept'],
      storage: 'device',
      socket:
        major < 22
          ? expect.stringMatching(/needs a global WebSocket.*Node has one since version 22/)
          : 'opens',
    })
  },
)

test('the bundle for a browser is small and contains nothing of Node', async () => {
  await writeFile(consumer.path('plain.js'), plainModule)
  const build = await rolldown({ input: consumer.path('plain.js'), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  // The first load of a page: the entry and its static imports. The replica is imported later.
  const needed = (name: string): string[] => [
    name,
    ...(chunks.find(({ fileName }) => fileName === name)?.imports ?? []).flatMap(needed),
  ]
  const first = chunks.filter(({ fileName }) => needed(output[0].fileName).includes(fileName))
  const code = first.map((chunk) => chunk.code).join('')
  expect(code).not.toMatch(/indexedDB|Last-Event-ID/)
  console.log(`client: ${gzipSync(code).length} bytes`)
  expect(gzipSync(code).length).toBeLessThan(18_000)
})

test('the bundle of the replica for a browser is small', async () => {
  await writeFile(consumer.path('replica.js'), replicaModule)
  const build = await rolldown({ input: consumer.path('replica.js'), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  // The code that talks to the server is a chunk of its own, and so are the code for WebSockets and that of repeating tasks.
  const chunks = output.flatMap((file) =>
    file.type === 'chunk' && !file.fileName.startsWith('socket') && !file.code.includes('BYSETPOS')
      ? [file]
      : [],
  )
  expect(chunks[0]?.code).not.toMatch(/Last-Event-ID/)
  const size = chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0)
  console.log(`client and replica: ${size} bytes`)
  // The rules of lists, labels, subtasks and their cascades take 2.5 kB of it, those of repeating tasks 0.7 kB,
  // the streams of subscriptions 0.4 kB, quick steps over many tasks and the second try of a failed import 0.7 kB.
  expect(size).toBeLessThan(43_100)
})

function installed(file: string): Promise<string> {
  return readFile(path.join(consumer.installed, file), 'utf8')
}
