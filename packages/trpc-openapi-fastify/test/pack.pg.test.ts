import { execFile } from 'node:child_process'
import { mkdir, mkdtempDisposable, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const packageDir = path.dirname(import.meta.dirname)

/** What the program of the README's user asks of its own server. */
const requests = `
const origin = app.listeningOrigin
for (const target of ['/greetings/Ann?times=2', '/greetings/Ann?times=x', '/greetings/Ann/', '/openapi.json']) {
  const response = await fetch(origin + target)
  const body: unknown = await response.json()
  console.log(JSON.stringify([response.status, body]))
}
await app.close()
`

test('the tarball serves the router of the README from an empty project', async () => {
  await using temp = await mkdtempDisposable(path.join(tmpdir(), 'trpc-openapi-fastify-'))
  await run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', temp.path], { cwd: packageDir })
  const tarball = (await readdir(temp.path)).find((name) => name.endsWith('.tgz')) ?? ''
  const project = path.join(temp.path, 'project')
  const modules = path.join(project, 'node_modules')
  const installed = path.join(modules, '@taskwire/trpc-openapi-fastify')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', path.join(temp.path, tarball), '--strip-components=1', '-C', installed])

  expect((await readdir(installed)).toSorted()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
  expect((await readdir(path.join(installed, 'dist'))).toSorted()).toEqual([
    'document.d.ts',
    'document.js',
    'document.js.map',
    'index.d.ts',
    'index.js',
    'index.js.map',
    'shared.d.ts',
    'shared.js',
    'shared.js.map',
  ])
  const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
    peerDependencies: Record<string, string>
  }
  // From here nothing but the dependencies that the tarball names is found.
  const { dependencies = {}, peerDependencies } = manifest
  await link(modules, Object.keys({ ...dependencies, ...peerDependencies }))
  expect(JSON.stringify([dependencies, peerDependencies])).not.toMatch(/catalog|workspace/)

  const [, example = ''] =
    /```ts\n(.*?)```/s.exec(await readFile(path.join(installed, 'README.md'), 'utf8')) ?? []
  await writeFile(path.join(project, 'package.json'), '{ "type": "module" }')
  await writeFile(path.join(project, 'program.ts'), example.replace('port: 3000', 'port: 0') + requests)
  const { stdout } = await run(process.execPath, ['program.ts'], { cwd: project })
  const [greeting, refusal, slash, document] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [number, unknown])
  expect(greeting).toEqual([200, { text: 'Hello Ann! Hello Ann!' }])
  expect(slash).toEqual([200, { text: 'Hello Ann!' }])
  expect(refusal?.[0]).toBe(400)
  expect(document).toMatchObject([
    200,
    { openapi: '3.1.0', paths: { '/greetings/{name}': { get: { operationId: 'greet' } } } },
  ])

  // The declarations are whole, too.
  await link(modules, ['@types/node'])
  expect(await compile(project)).toBe('')
})

/** Installs packages of this workspace, as a package manager would from the registry. */
async function link(modules: string, names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(path.dirname(path.join(modules, name)), { recursive: true })
    await symlink(await installedFolder(name), path.join(modules, name))
  }
}

async function installedFolder(name: string): Promise<string> {
  for (const folder of [packageDir, path.join(packageDir, '../..')]) {
    const found = path.join(folder, 'node_modules', name)
    if ((await readdir(found).catch(() => [])).length > 0) return found
  }
  throw new Error(`${name} is not installed`)
}

/** Compiles the program strictly, declarations of its packages included, and returns the errors. */
async function compile(project: string): Promise<string> {
  const options = { strict: true, noEmit: true, skipLibCheck: false, module: 'nodenext', types: ['node'] }
  await writeFile(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['program.ts'] }),
  )
  const tsc = path.join(packageDir, '../../node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc], { cwd: project }).catch(
    (error: { stdout: string }) => error,
  )
  // Errors in the declarations of others are not ours: their optional peers are not installed.
  return stdout
    .split('\n')
    .filter((line) => /^(program|node_modules\/@taskwire)/.test(line))
    .join('\n')
}
