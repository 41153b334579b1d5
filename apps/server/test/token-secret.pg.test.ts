import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { signingKey } from '../src/token-secret.ts'
import { call, signUp } from './testing/client.ts'
import { temporaryPlace } from './testing/place.ts'
import { startServer } from './testing/server.ts'

test('an installation makes a secret that only its account can read, and keeps it', async () => {
  await using place = await temporaryPlace()
  const file = path.join(place.dir, 'token-secret')
  const { secret } = await signingKey(undefined, place.dir)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await signingKey(undefined, place.dir)).toMatchObject({ secret })
})

test('of many first starts at once all take the same secret', async () => {
  await using place = await temporaryPlace()
  const keys = await Promise.all(Array.from({ length: 40 }, () => signingKey(undefined, place.dir)))
  expect(new Set(keys.map(({ secret }) => secret)).size).toBe(1)
})

test('a secret file that holds too little is refused, and named', async () => {
  await using place = await temporaryPlace()
  const file = path.join(place.dir, 'token-secret')
  await writeFile(file, 'short')
  await chmod(file, 0o600)
  await expect(signingKey(undefined, place.dir)).rejects.toThrow(`${file} holds no usable secret`)
})

test('a token of one installation is refused by another', async () => {
  await using here = await temporaryPlace()
  await using there = await temporaryPlace()
  await using one = await startServer({ env: { DATA_DIR: here.dir } })
  await using other = await startServer({ env: { DATA_DIR: there.dir } })
  const { token } = await signUp(one.origin)
  expect((await call(one.origin, 'GET', '/api/auth/me', { token })).status).toBe(200)
  expect((await call(other.origin, 'GET', '/api/auth/me', { token })).status).toBe(401)
  const secrets = await Promise.all(
    [here, there].map(({ dir }) => readFile(path.join(dir, 'token-secret'), 'utf8')),
  )
  expect(secrets[0]).not.toBe(secrets[1])
})

test('two servers that start at once on an empty folder share the database and the secret', async () => {
  await using place = await temporaryPlace()
  const env = { DATA_DIR: place.dir }
  const [first, second] = await Promise.all([startServer({ env }), startServer({ env })])
  await using _first = first
  await using _second = second
  const { token } = await signUp(first.origin)
  expect((await call(second.origin, 'GET', '/api/auth/me', { token })).status).toBe(200)
})
