import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { pickAccount } from './account.ts'
import { startEmbedded } from './start-embedded.ts'
import { asRoot, database as account, ordinary } from './testing/accounts.ts'
import { tempDir } from '../testing/temp-dir.ts'
import { uidOf } from './testing/processes.ts'
import { query } from './testing/report.ts'
import { runScript } from './testing/script.ts'

test('the account for root is postgres, else nobody, else none', () => {
  const nobody = 'nobody:x:65534:65534::/:/bin/false\n'
  const postgres = pickAccount(`root:x:0:0::/:/bin/sh\n${nobody}postgres:x:26:27::/:/bin/sh\n`)
  expect(postgres).toEqual({ name: 'postgres', uid: 26, gid: 27 })
  expect(pickAccount(nobody)?.name).toBe('nobody')
  expect(pickAccount('root:x:0:0::/:/bin/sh\n')).toBeUndefined()
})

describe.runIf(asRoot && account)('as root', () => {
  test('the database runs as an existing unprivileged account, and no account is made', async () => {
    await using place = await tempDir()
    const accounts = readFileSync('/etc/passwd', 'utf8')
    await using database = await startEmbedded({ dir: place.dir })
    expect(uidOf(database.pid)).toBe(account?.uid)
    expect(statSync(database.home)).toMatchObject({ uid: account?.uid, gid: account?.gid })
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(accounts)
    // The way in was opened for the database's group to pass, and no further.
    expect(statSync(place.dir)).toMatchObject({ uid: 0, gid: account?.gid })
    expect(statSync(place.dir).mode & 0o777).toBe(0o710)
  })

  test('a folder the account cannot reach: the database lives under /var/lib, says so, and stays there', async () => {
    await using place = await tempDir()
    const dir = path.join(place.dir, 'project')
    mkdirSync(dir)
    const log: string[] = []
    const first = await startEmbedded({ dir, log: (line) => log.push(line) })
    try {
      expect(first.home).toMatch(/^\/var\/lib\/taskwire\/[0-9a-f]{12}$/)
      expect(log[0]).toContain(`cannot reach ${dir}: the database is kept in ${first.home} instead`)
      expect(statSync(place.dir).mode & 0o777).toBe(0o700)
      await query(first.config, 'create table kept (number int)')
      await first.stop()

      chmodSync(place.dir, 0o755)
      await using second = await startEmbedded({ dir })
      expect(second.home).toBe(first.home)
      expect(await query(second.config, 'select * from kept')).toEqual([])
    } finally {
      await first.stop()
      await rm(first.home, { recursive: true, force: true })
    }
  })

  test.runIf(ordinary)('a database made by an ordinary user keeps running as that user', async () => {
    await using place = await tempDir(ordinary)
    {
      await using script = runScript('hold.ts', [place.dir], ordinary)
      const made = await script.report()
      expect(made.error).toBeUndefined()
      expect(uidOf(made.pid)).toBe(ordinary?.uid)
      script.signal('SIGINT')
      await script.ended
    }
    await using database = await startEmbedded({ dir: place.dir })
    expect(uidOf(database.pid)).toBe(ordinary?.uid)
    expect(database.home).toBe(path.join(place.dir, 'postgres'))
  })

  test.runIf(canUnshare())(
    'where there is no postgres account it is nobody, and where there is neither it refuses',
    async () => {
      await using place = await tempDir()
      const passwd = path.join(place.dir, 'passwd')
      const withNobody = readFileSync('/etc/passwd', 'utf8').replace(/^postgres:.*\n/m, '')
      const hold = [process.execPath, path.join(import.meta.dirname, 'testing/hold.ts')]
      const start = (name: string) => {
        const dir = path.join(place.dir, name)
        const output = execFileSync(
          'unshare',
          [
            '-m',
            'sh',
            '-c',
            `mount --bind ${passwd} /etc/passwd && exec "$@" </dev/null`,
            'sh',
            ...hold,
            dir,
          ],
          { encoding: 'utf8' },
        )
        return JSON.parse(output) as { error?: string; home: string }
      }
      chmodSync(place.dir, 0o755)
      writeFileSync(passwd, withNobody)
      expect(statSync(path.join(start('one').home, 'data')).uid).toBe(ordinary?.uid)
      writeFileSync(passwd, withNobody.replace(/^nobody:.*\n/m, ''))
      expect(start('two').error).toMatch(
        /^The embedded database cannot run as root, .*; set DATABASE_URL .*\.$/,
      )
    },
  )
})

function canUnshare(): boolean {
  try {
    execFileSync('unshare', ['-m', 'sh', '-c', 'mount --bind /etc/passwd /etc/passwd'], { stdio: 'ignore' })
    return asRoot
  } catch {
    return false
  }
}
