import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { pickAccount } from './account.ts'
import { startEmbeddedPostgres } from './start.ts'
import { asRoot, databaseAccount as account, ordinary } from './testing/accounts.ts'
import { tempDir } from './testing/temp-dir.ts'
import { uidOf } from './testing/processes.ts'
import { query } from './testing/report.ts'
import { runScript } from './testing/script.ts'

test('picks the account postgres, then nobody', () => {
  const nobody = 'nobody:x:65534:65534::/:/bin/false\n'
  const postgres = pickAccount(`root:x:0:0::/:/bin/sh\n${nobody}postgres:x:26:27::/:/bin/sh\n`)
  expect(postgres).toEqual({ name: 'postgres', uid: 26, gid: 27 })
  expect(pickAccount(nobody)?.name).toBe('nobody')
  expect(pickAccount('root:x:0:0::/:/bin/sh\n')).toBeUndefined()
})

describe.runIf(asRoot && account)('as root', () => {
  test('runs the database as an existing unprivileged account', async () => {
    await using temp = await tempDir()
    const accounts = readFileSync('/etc/passwd', 'utf8')
    await using database = await startEmbeddedPostgres({ dir: temp.dir })
    expect(uidOf(database.pid)).toBe(account?.uid)
    expect(statSync(database.databaseDir)).toMatchObject({ uid: account?.uid, gid: account?.gid })
    expect(readFileSync('/etc/passwd', 'utf8')).toBe(accounts)
    // The database's group may pass the folder and nothing else.
    expect(statSync(temp.dir)).toMatchObject({ uid: 0, gid: account?.gid })
    expect(statSync(temp.dir).mode & 0o777).toBe(0o710)
  })

  test('keeps the database under /var/lib when its account cannot reach the folder, logs it, and stays there', async () => {
    await using temp = await tempDir()
    const dir = path.join(temp.dir, 'project')
    mkdirSync(dir)
    const log: string[] = []
    const first = await startEmbeddedPostgres({ dir, log: (line) => log.push(line) })
    try {
      expect(first.databaseDir).toMatch(/^\/var\/lib\/embedded-postgres\/[0-9a-f]{12}$/)
      expect(log[0]).toContain(`cannot reach ${dir}: the database is kept in ${first.databaseDir} instead`)
      expect(statSync(temp.dir).mode & 0o777).toBe(0o700)
      await query(first.config, 'create table kept (number int)')
      await first.stop()

      chmodSync(temp.dir, 0o755)
      await using second = await startEmbeddedPostgres({ dir })
      expect(second.databaseDir).toBe(first.databaseDir)
      expect(await query(second.config, 'select * from kept')).toEqual([])
    } finally {
      await first.stop()
      await rm(first.databaseDir, { recursive: true, force: true })
    }
  })

  test.runIf(ordinary)('runs the database of an ordinary user as that user', async () => {
    await using temp = await tempDir(ordinary)
    {
      await using script = runScript('hold.ts', [temp.dir], ordinary)
      const made = await script.report()
      expect(made.error).toBeUndefined()
      expect(uidOf(made.pid)).toBe(ordinary?.uid)
      script.signal('SIGINT')
      await script.ended
    }
    await using database = await startEmbeddedPostgres({ dir: temp.dir })
    expect(uidOf(database.pid)).toBe(ordinary?.uid)
    expect(database.databaseDir).toBe(path.join(temp.dir, 'postgres'))
  })

  test.runIf(canUnshare())(
    'runs as nobody without a postgres account, and refuses to start without both',
    async () => {
      await using temp = await tempDir()
      const passwd = path.join(temp.dir, 'passwd')
      const withNobody = readFileSync('/etc/passwd', 'utf8').replace(/^postgres:.*\n/m, '')
      const hold = [process.execPath, path.join(import.meta.dirname, 'testing/hold.ts')]
      const start = (name: string) => {
        const dir = path.join(temp.dir, name)
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
        return JSON.parse(output) as { error?: string; databaseDir: string }
      }
      chmodSync(temp.dir, 0o755)
      writeFileSync(passwd, withNobody)
      expect(statSync(path.join(start('one').databaseDir, 'data')).uid).toBe(ordinary?.uid)
      writeFileSync(passwd, withNobody.replace(/^nobody:.*\n/m, ''))
      expect(start('two').error).toMatch(/^The embedded database cannot run as root, .*\.$/)
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
