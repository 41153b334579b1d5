import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTestDatabase, dataFolder, startTransactionPooler, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { judge } from '../src/commands/doctor/check-database.ts'
import { judgeReplica } from '../src/commands/doctor/check-replica.ts'
import { startMailServer } from './harness/mail-server.ts'
import { runToEnd } from './harness/process.ts'
import { sql } from './harness/sql.ts'
import { taskwire } from './harness/taskwire.ts'

const TOKEN_SECRET = 'hM3yq0m0W1o3P8mL1wq9V3jz7Gx4fN2bT5cR8sK6aZE'

interface Report {
  readonly code: number | null
  readonly status: string
  /** The messages of findings that are not ok, by `status name`. */
  readonly found: Record<string, string>
}

async function examine(env: Record<string, string>, uid?: number): Promise<Report> {
  const { code, out, err } =
    uid === undefined
      ? await taskwire(env, 'doctor', '--json')
      : await runToEnd('commands/taskwire.ts', { env, uid, args: ['doctor', '--json'] })
  expect(err).toBe('')
  const { status, checks } = JSON.parse(out) as {
    status: string
    checks: { name: string; status: string; message: string }[]
  }
  const found = Object.fromEntries(
    checks.flatMap((each) => (each.status === 'ok' ? [] : [[`${each.status} ${each.name}`, each.message]])),
  )
  return { code, status, found }
}

const noMail = { 'warning mail': expect.stringContaining('SMTP_URL is not set') }

test('a sound installation: no mail server is only a warning', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  await using mail = await startMailServer()
  const env = { DATA_DIR: place.dir, DATABASE_URL: database.url, TOKEN_SECRET }
  expect(await examine(env)).toEqual({ code: 0, status: 'warning', found: noMail })
  const whole = { ...env, SMTP_URL: mail.url, MAIL_FROM: 'a@b.example' }
  expect(await examine(whole)).toEqual({ code: 0, status: 'ok', found: {} })
  expect(await readdir(place.dir)).toEqual([])
  const printed = await taskwire(whole, 'doctor')
  expect(printed.out).toMatch(/^ok {7}folder {4}\/[^]*^ok {7}hints {5}NOTIFY arrives\.$/m)
})

test('a local database, and a folder before the first start, which stays empty', async () => {
  await using place = await dataFolder()
  expect(await examine({ DATA_DIR: place.dir })).toEqual({ code: 0, status: 'warning', found: noMail })
  await using empty = await tempDir()
  expect(await examine({ DATA_DIR: path.join(empty.dir, 'new') })).toMatchObject({ code: 0, found: noMail })
  expect(await readdir(empty.dir)).toEqual([])
})

test('an unreachable database and mail server, without their passwords', async () => {
  await using place = await tempDir()
  const report = await examine({
    DATA_DIR: place.dir,
    DATABASE_URL: 'postgres://somebody:canary-7431@localhost:1/taskwire',
    TOKEN_SECRET,
    SMTP_URL: 'smtp://somebody:canary-7431@localhost:1',
    MAIL_FROM: 'a@b.example',
  })
  expect(report).toEqual({
    code: 1,
    status: 'failed',
    found: {
      'failed database': expect.stringMatching(
        /^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED/,
      ),
      'failed mail': expect.stringContaining('ECONNREFUSED'),
    },
  })
  expect(JSON.stringify(report)).not.toContain('canary')
})

test('a pooler: no time limit of statements, and swallowed hints', async () => {
  await using database = await createTestDatabase()
  await using pooler = await startTransactionPooler()
  await using place = await tempDir()
  const name = new URL(database.url).pathname.slice(1)
  const env = { DATA_DIR: place.dir, DATABASE_URL: pooler.url(name), DATABASE_PREPARE: 'off', TOKEN_SECRET }
  expect(await examine(env)).toEqual({
    code: 1,
    status: 'failed',
    found: {
      ...noMail,
      'failed limit': expect.stringMatching(/run "alter role \w+ set statement_timeout = '2500ms'"/),
      'failed hints': expect.stringContaining('set DATABASE_DIRECT_URL'),
    },
  })
  await sql(
    database.db,
    `do $$ begin execute format('alter role %I in database %I set statement_timeout = ''2500ms''', current_user, current_database()); end $$`,
  )
  // Its connections are made after the change of the role.
  await using next = await startTransactionPooler()
  const DATABASE_URL = next.url(name)
  expect(await examine({ ...env, DATABASE_URL, DATABASE_DIRECT_URL: database.url })).toMatchObject({
    code: 0,
    found: noMail,
  })
})

test('a database with missing migrations, and one of a newer version', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  const env = { DATA_DIR: place.dir, DATABASE_URL: database.url, TOKEN_SECRET }
  await sql(database.db, `insert into kysely_migration values ('9999-from-the-future', now()::text)`)
  expect(await examine(env)).toMatchObject({
    code: 1,
    found: { 'failed schema': expect.stringContaining('does not know 9999-from-the-future') },
  })
  await sql(database.db, `delete from kysely_migration where name > '0013'`)
  expect(await examine(env)).toMatchObject({
    code: 1,
    found: { 'failed schema': expect.stringMatching(/lacks 0013-plain-names.*pnpm taskwire migrate/) },
  })
})

test('a secret that others can read or that cannot sign', async () => {
  await using place = await tempDir()
  const file = path.join(place.dir, 'token-secret')
  await writeFile(file, `${TOKEN_SECRET}\n`, { mode: 0o644 })
  expect(await examine({ DATA_DIR: place.dir })).toMatchObject({
    code: 1,
    found: { 'failed secret': `Other accounts can read ${file}: run "chmod 600" on it.` },
  })
  await chmod(file, 0o600)
  expect(await examine({ DATA_DIR: place.dir })).toMatchObject({ code: 0, found: noMail })
  await writeFile(file, 'short')
  expect(await examine({ DATA_DIR: place.dir })).toMatchObject({
    code: 1,
    found: { 'failed secret': expect.stringContaining('holds no usable secret') },
  })
})

test.runIf(process.getuid?.() === 0)('a folder that this account cannot write to', async () => {
  await using place = await tempDir({ uid: 65_534 })
  const closed = path.join(place.dir, 'closed')
  await mkdir(closed, { mode: 0o555 })
  await chown(closed, 0, 0)
  const report = await examine({ DATA_DIR: path.join(closed, 'data') }, 65_534)
  expect(report).toMatchObject({
    code: 1,
    found: { 'failed folder': expect.stringContaining(`${closed} is not writable for this account`) },
  })
})

test('a database whose clock differs, and one that is too old', () => {
  const sound = {
    version: '18.4',
    versionNumber: 180_004,
    limit: { inForce: true, role: 'taskwire' },
    hearsHints: true,
    hints: { kind: 'postgres' as const },
    clockAhead: 30,
    schema: { pending: [], unknown: [] },
  }
  const statuses = (changed: object) =>
    judge(
      { ...sound, ...changed },
      { DATABASE_URL: 'postgres://somewhere/x', DATABASE_DIRECT_URL: undefined, WAKE_BUS: 'postgres' },
    )
      .filter(({ status }) => status !== 'ok')
      .map(({ status, message }) => `${status}: ${message}`)
  expect(statuses({})).toEqual([])
  expect(statuses({ clockAhead: -5_000 })).toEqual([
    'warning: The clock of the database is 5.0 s behind: synchronize the clocks of both machines.',
  ])
  expect(statuses({ clockAhead: 3_600_000 })).toEqual([expect.stringMatching(/^failed: .* 3600\.0 s ahead/)])
  expect(statuses({ version: '14.2', versionNumber: 140_002 })).toEqual([
    'failed: PostgreSQL 14.2 is too old: use 15 or newer.',
  ])
})

test('a replica that no read can use', () => {
  const sound = {
    isStandby: true,
    isSameSystem: true,
    isSameEpoch: true,
    lag: 3,
    schema: { pending: [], unknown: [] },
  }
  const finding = (changed: object) => {
    const { status, message } = judgeReplica({ ...sound, ...changed })
    return `${status}: ${message}`
  }
  expect(finding({})).toBe('ok: A standby that follows within 3 ms')
  expect(finding({ isSameSystem: undefined })).toMatch(/^ok: /)
  expect(finding({ isSameSystem: false })).toMatch(/^failed: .* system identifier/)
  expect(finding({ isStandby: false, lag: undefined })).toMatch(/^failed: .* promoted/)
  expect(finding({ lag: undefined, isSameEpoch: false })).toMatch(/^warning: .* more than 5 s behind/)
  expect(finding({ isSameEpoch: false })).toMatch(/^failed: .* epoch/)
  expect(finding({ schema: { pending: ['0099-x'], unknown: [] } })).toMatch(/^failed: .* lacks 0099-x/)
})
