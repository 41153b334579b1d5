import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call } from './harness/client.ts'
import { waitUntil } from './harness/postmaster.ts'
import { startServer } from './harness/server.ts'

const REQUEST = /^\[\d\d:\d\d:\d\d\] INFO: GET \/health\/live 200 \d+ ms$/m

test('writes one line of JSON per entry into a pipe', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  await call(server.origin, 'GET', '/health/live')
  await waitUntil(() => server.log().some(({ msg }) => msg === 'request'))
  const others = server
    .out()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'))
  expect(others).toEqual([server.readyLine])
})

test('LOG_FORMAT=pretty writes readable lines without a terminal', async () => {
  await using place = await tempDir()
  await using server = await startServer({ env: { DATA_DIR: place.dir, LOG_FORMAT: 'pretty' } })
  await call(server.origin, 'GET', '/health/live')
  await waitUntil(() => REQUEST.test(server.out()))
  expect(server.out()).toMatch(/INFO: Creating the database in .*at the first start only/)
})

test.runIf(process.platform === 'linux').each([
  ['readable lines', {}, true],
  ['JSON when that is set', { LOG_FORMAT: 'json' }, false],
])('a terminal gets %s', async (_, env, isReadable) => {
  await using place = await dataFolder()
  const main = path.resolve(import.meta.dirname, '../src/main.ts')
  const terminal = spawn('script', ['-qefc', `"${process.execPath}" "${main}"`, '/dev/null'], {
    env: { PATH: process.env['PATH'], DATA_DIR: place.dir, PORT: '0', NO_COLOR: '1', ...env },
  })
  const ended = once(terminal, 'exit')
  let out = ''
  terminal.stdout.on('data', (chunk) => (out += String(chunk)))
  await waitUntil(() => /Taskwire is ready/.test(out) || terminal.exitCode !== null)
  terminal.stdin.write('\u0003')
  await ended
  expect(/^\[\d\d:\d\d:\d\d\] INFO: Server listening at/m.test(out)).toBe(isReadable)
  expect(/^\{"level":30/m.test(out)).toBe(!isReadable)
})
