import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '@taskwire/db'
import { copyFolder, dataFolder, tempDir, type TempDir } from '@taskwire/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDataFolder } from '../src/data-folder.ts'
import { removeLocalDatabase } from '../src/deps.ts'
import { listTasks, signUp } from './harness/client.ts'
import { waitForExit, postmasterOf, waitUntil } from './harness/postmaster.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'

const reset = (DATA_DIR: string, args: string[] = ['--yes']) =>
  runToEnd('commands/reset.ts', { env: { DATA_DIR }, args })

// Made once and copied: making a database takes longer than most of these tests.
let filled: TempDir
beforeAll(async () => {
  filled = await dataFolder()
  const { code, err } = await runToEnd('commands/seed.ts', {
    env: { DATA_DIR: filled.dir, BCRYPT_COST: '4' },
  })
  if (code !== 0) throw new Error(err)
})
afterAll(() => filled[Symbol.asyncDispose]())

/** A folder with the demo account in its database. */
async function filledPlace() {
  const place = await tempDir()
  await copyFolder(filled.dir, place.dir)
  return place
}

/** Runs the command on a folder with its confirmation. */
const empty = (dir: string) => emptyDataFolder(dir, removeLocalDatabase)

test('empties the data folder; the next start makes a new one', async () => {
  await using place = await filledPlace()
  expect(await readdir(place.dir)).toEqual(['postgres', 'token-secret', 'vapid-keys'])
  expect(await reset(place.dir)).toEqual({ code: 0, out: `${place.dir} is empty.\n`, err: '' })
  expect(await readdir(place.dir)).toEqual([])
  expect(await reset(place.dir)).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing was removed'),
  })

  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const { token } = await signUp(server.origin, 'demo@taskwire.example')
  expect(await listTasks(server.origin, token)).toEqual([])
})

test.runIf(process.getuid?.() === 0)('finds the database that root had to keep elsewhere', async () => {
  await using place = await tempDir()
  const make = async () => {
    await using _database = await openDatabase({ dataDir: place.dir })
  }
  const file = path.join(place.dir, 'closed')
  await writeFile(file, 'a folder in use, that only root can pass')
  await make()
  await rm(file)
  expect(await readdir(place.dir)).toEqual([])
  expect(await empty(place.dir)).toBe(true)
  expect(await empty(place.dir)).toBe(false)
  await make()
  expect(await readdir(place.dir)).toEqual(['postgres'])
})

test('refuses while the server runs, also right after its database was killed; works when the server was', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const running = 'The database is running: stop the server first. Nothing was removed.'
  expect(await reset(place.dir)).toMatchObject({ code: 1, err: `${running}\n` })
  const killed = postmasterOf(place.dir)
  process.kill(killed, 'SIGKILL')
  await expect(empty(place.dir)).rejects.toThrow(running)
  expect(await readdir(place.dir)).toEqual(['postgres', 'token-secret', 'vapid-keys'])

  await waitUntil(() => postmasterOf(place.dir) > 0 && postmasterOf(place.dir) !== killed)
  const postmaster = postmasterOf(place.dir)
  await server[Symbol.asyncDispose]()
  await waitForExit(postmaster)
  expect(await empty(place.dir)).toBe(true)
  expect(await readdir(place.dir)).toEqual([])
})

test('refuses when DATABASE_URL is set, and without a terminal for the confirmation', async () => {
  await using place = await filledPlace()
  const env = { DATA_DIR: place.dir, DATABASE_URL: 'postgres://localhost/x' }
  const external = await runToEnd('commands/reset.ts', { env, args: ['--yes'] })
  expect(external).toMatchObject({ code: 1, err: expect.stringContaining('DATABASE_URL is set') })
  const unasked = await runToEnd('commands/reset.ts', { env: { DATA_DIR: place.dir }, input: 'yes\n' })
  expect(unasked).toMatchObject({ code: 1, err: expect.stringContaining('add --yes') })
  expect(await readdir(place.dir)).toEqual(['postgres', 'token-secret', 'vapid-keys'])
})

test.skipIf(process.platform !== 'linux')('asks at a terminal, and accepts only yes', async () => {
  await using place = await filledPlace()
  expect(await answer(place.dir, 'y')).toContain('Nothing was removed.')
  expect(await readdir(place.dir)).toEqual(['postgres', 'token-secret', 'vapid-keys'])
  expect(await answer(place.dir, 'yes')).toContain('is empty.')
  expect(await readdir(place.dir)).toEqual([])
})

test('never touches a folder with foreign files', async () => {
  await using place = await filledPlace()
  await writeFile(path.join(place.dir, 'thesis.txt'), 'the only copy')
  await expect(empty(place.dir)).rejects.toThrow(
    `${place.dir} holds "thesis.txt", which is not from Taskwire. Nothing was removed.`,
  )
  expect(await readdir(place.dir)).toEqual(['postgres', 'thesis.txt', 'token-secret', 'vapid-keys'])
})

test('never touches a database of another program with the same name', async () => {
  await using place = await tempDir()
  const data = path.join(place.dir, 'postgres/data')
  await mkdir(data, { recursive: true })
  await writeFile(path.join(data, 'PG_VERSION'), '18\n')
  await writeFile(path.join(data, 'postmaster.opts'), '/usr/lib/postgresql/18/bin/postgres "-D" "data"\n')
  await expect(empty(place.dir)).rejects.toThrow('is not an embedded database')
  expect(await readdir(data)).toEqual(['PG_VERSION', 'postmaster.opts'])
})

test('never follows a link out of the folder', async () => {
  await using place = await tempDir()
  await using other = await filledPlace()
  await symlink(path.join(other.dir, 'postgres'), path.join(place.dir, 'postgres'))
  await expect(empty(place.dir)).rejects.toThrow()
  expect(await readdir(path.join(other.dir, 'postgres'))).toContain('data')
})

async function answer(DATA_DIR: string, typed: string): Promise<string> {
  const command = path.join(import.meta.dirname, '../src/commands/reset.ts')
  const child = spawn('script', ['-qec', `${process.execPath} ${command}`, '/dev/null'], {
    env: { PATH: '/usr/bin:/bin', TERM: 'dumb', DATABASE_URL: '', DATA_DIR },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    if (out.includes('Type yes')) child.stdin.end(`${typed}\n`)
  })
  await once(child, 'close')
  return out
}
