import { randomUUID } from 'node:crypto'
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAccessTokens } from '@taskwire/api'
import { createTestDeps, type TestDeps } from '@taskwire/api/testing'
import { createTestDatabase, tempDir } from '@taskwire/db/testing'
import { describe, expect, test } from 'vitest'
import { keySettings } from '../src/deps.ts'
import { readEnv } from '../src/env.ts'
import { LIFETIME_MS, openKeys } from '../src/keys/open-keys.ts'
import { rotateKeys } from '../src/keys/rotate-keys.ts'
import { call, signIn, signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { startService } from './harness/start-service.ts'
import { taskwire } from './harness/taskwire.ts'

/** The secrets that a server finds in a data folder when it starts. */
async function secretsOf(dataDir: string): Promise<string[]> {
  using opened = await openKeys({ dataDir })
  return opened.keys().map(({ secret }) => secret)
}

test('an installation makes a secret that only its account can read, and keeps it', async () => {
  await using place = await tempDir()
  const file = path.join(place.dir, 'token-secret')
  const secrets = await secretsOf(place.dir)
  expect(secrets.map((secret) => Buffer.from(secret, 'base64url').length)).toEqual([32])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await secretsOf(place.dir)).toEqual(secrets)
})

test('parallel first starts all take the same secret', async () => {
  await using place = await tempDir()
  const secrets = await Promise.all(Array.from({ length: 40 }, () => secretsOf(place.dir)))
  expect(new Set(secrets.flat()).size).toBe(1)
})

test('refuses a secret file that is too short, and names it', async () => {
  await using place = await tempDir()
  const file = path.join(place.dir, 'token-secret')
  await writeFile(file, 'short')
  await chmod(file, 0o600)
  await expect(secretsOf(place.dir)).rejects.toThrow(`${file} holds no usable secret`)
})

describe('a rotation', () => {
  test('adds a secret that signs later, to a file that only its account can read, and drops unused secrets', async () => {
    await using place = await tempDir()
    const file = path.join(place.dir, 'token-secret')
    const [first] = await secretsOf(place.dir)
    const start = Date.now() - 3 * LIFETIME_MS
    await rotateKeys(file, start)
    await expect(rotateKeys(file, start + 5_000)).rejects.toThrow('under way')
    await rotateKeys(file, start + 20_000)
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(3)
    await rotateKeys(file, Date.now())
    const lines = (await readFile(file, 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines.join()).not.toContain(first)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(place.dir)).toEqual(['token-secret'])
  })

  test('is refused before the first start, or where TOKEN_SECRET is set, with advice', async () => {
    await using place = await tempDir()
    const rotate = (env: Record<string, string>) =>
      taskwire({ DATA_DIR: place.dir, ...env }, 'keys', 'rotate')
    expect(await rotate({})).toMatchObject({ code: 1, err: expect.stringContaining('first start') })
    const set = await rotate({ TOKEN_SECRET: 'x'.repeat(40) })
    expect(set).toMatchObject({ code: 1, err: expect.stringContaining('TOKEN_SECRET_PREVIOUS') })
  })

  test('signs nobody out while two servers share a folder', async () => {
    await using place = await tempDir()
    await using database = await createTestDatabase()
    const env = { DATA_DIR: place.dir }
    await using first = await startSigning(database.db, env)
    await using second = await startSigning(database.db, env)
    const { token: old, email, password } = await signUp(first.origin)
    const statuses: number[] = []
    /** Asks both servers until a token with another key comes. */
    const watch = async () => {
      for (;;) {
        const fresh = await signIn(first.origin, { email, password })
        for (const token of [old, fresh])
          for (const { origin } of [first, second])
            statuses.push((await call(origin, 'GET', '/api/auth/me', { token })).status)
        if (kidOf(fresh) !== kidOf(old)) return
        await pause(100)
      }
    }
    const watching = watch()
    const { code, out } = await taskwire(env, 'keys', 'rotate')
    expect([code, out]).toEqual([0, expect.stringContaining('A new key signs from')])
    await watching
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})

/** Starts a service in this process, on a shared database, that signs with the keys of its settings. */
async function startSigning(db: TestDeps['db'], env: NodeJS.ProcessEnv) {
  await using opened = new AsyncDisposableStack()
  const { keys } = opened.use(await openKeys(keySettings(readEnv(env))))
  const nowSeconds = () => Math.floor(Date.now() / 1000)
  const accessTokens = createAccessTokens({ keys, nowSeconds, newId: randomUUID })
  const { origin } = opened.use(await startService({ deps: { ...createTestDeps(db), accessTokens } }))
  const kept = opened.move()
  return { origin, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

test('replaces a configured secret in two steps without signing anybody out', async () => {
  await using database = await createTestDatabase()
  const [before, after] = ['b'.repeat(40), 'a'.repeat(40)]
  const start = (TOKEN_SECRET: string, TOKEN_SECRET_PREVIOUS: string) =>
    startSigning(database.db, { TOKEN_SECRET, TOKEN_SECRET_PREVIOUS })
  await using old = await start(before, after)
  await using next = await start(after, before)
  const { token, email, password } = await signUp(old.origin)
  const renewed = await signIn(next.origin, { email, password })
  expect(kidOf(renewed)).not.toBe(kidOf(token))
  for (const { origin } of [old, next])
    for (const each of [token, renewed])
      expect((await call(origin, 'GET', '/api/auth/me', { token: each })).status).toBe(200)
})

function kidOf(token: string): unknown {
  return (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: unknown }).kid
}

test('an installation refuses the token of another', async () => {
  await using here = await tempDir()
  await using there = await tempDir()
  await using database = await createTestDatabase()
  // On one database, so that only the secret tells the installations apart.
  await using one = await startSigning(database.db, { DATA_DIR: here.dir })
  await using other = await startSigning(database.db, { DATA_DIR: there.dir })
  const { token } = await signUp(one.origin)
  expect((await call(one.origin, 'GET', '/api/auth/me', { token })).status).toBe(200)
  expect((await call(other.origin, 'GET', '/api/auth/me', { token })).status).toBe(401)
  expect(await secretsOf(here.dir)).not.toEqual(await secretsOf(there.dir))
})

test('two servers that start at once on an empty folder share the database and the secret', async () => {
  await using place = await tempDir()
  const env = { DATA_DIR: place.dir }
  const [first, second] = await Promise.all([startServer({ env }), startServer({ env })])
  await using _first = first
  await using _second = second
  const { token } = await signUp(first.origin)
  expect((await call(second.origin, 'GET', '/api/auth/me', { token })).status).toBe(200)
})
