import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtempDisposable, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const packageDir = path.dirname(import.meta.dirname)
const require = createRequire(import.meta.url)

const program = `
import { startEmbeddedPostgres, removeEmbeddedPostgres } from '@taskwire/embedded-postgres'
import { Client } from 'pg'

const [dir] = process.argv.slice(2)
const database = await startEmbeddedPostgres({ dir })
const client = new Client(database.config)
await client.connect()
const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major")
await client.end()
await database.stop()
console.log(JSON.stringify({ rows, removed: await removeEmbeddedPostgres(dir) }))
`

test('the tarball starts a database from an empty project', async () => {
  await using temp = await mkdtempDisposable(path.join(tmpdir(), 'embedded-postgres-'))
  await chmod(temp.path, 0o755) // root's database account passes it
  await run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', temp.path], { cwd: packageDir })
  const tarball = (await readdir(temp.path)).find((name) => name.endsWith('.tgz')) ?? ''
  const modules = path.join(temp.path, 'project/node_modules')
  const installed = path.join(modules, '@taskwire/embedded-postgres')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', path.join(temp.path, tarball), '--strip-components=1', '-C', installed])

  expect((await readdir(installed)).toSorted()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
  expect((await readdir(path.join(installed, 'dist'))).toSorted()).toEqual([
    'index.d.ts',
    'index.js',
    'index.js.map',
  ])
  const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
    dependencies?: object
    optionalDependencies: Record<string, string>
  }
  expect(manifest.dependencies ?? {}).toEqual({})
  for (const version of Object.values(manifest.optionalDependencies)) expect(version).toMatch(/^18\.\d+\.\d+/)

  // A package manager would install these two.
  const native = `@embedded-postgres/${process.platform}-${process.arch}`
  await mkdir(path.join(modules, '@embedded-postgres'))
  await symlink(packageRoot(native), path.join(modules, native))
  await symlink(packageRoot('pg'), path.join(modules, 'pg'))
  await writeFile(path.join(temp.path, 'project/program.mjs'), program)
  const { stdout } = await run(process.execPath, ['program.mjs', path.join(temp.path, 'data')], {
    cwd: path.join(temp.path, 'project'),
  })
  expect(JSON.parse(stdout)).toEqual({ rows: [{ major: 18 }], removed: true })
})

/** The folder of an installed package, found from the path of its entry. */
function packageRoot(name: string): string {
  const entry = require.resolve(name)
  return entry.slice(0, entry.lastIndexOf(`/${name}/`) + name.length + 1)
}
