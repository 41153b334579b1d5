import { execFileSync } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findNativePackage } from './native-package.ts'
import { ordinary } from './testing/accounts.ts'
import { tempDir } from './testing/temp-dir.ts'
import { runScript } from './testing/script.ts'

test('links the libraries of a package whose install script never ran', async () => {
  await using temp = await tempDir()
  const folder = await freshPackage(temp.dir)
  const databaseDir = path.join(temp.dir, 'database')
  expect(await prepare(folder, databaseDir)).toBe(path.join(folder, 'native/bin/postgres'))
  await expect(lstat(databaseDir)).rejects.toThrow('ENOENT')
  expect(versionOf(path.join(folder, 'native/bin/postgres'))).toContain('PostgreSQL) 18')
})

test('copies a read-only package', async () => {
  await using temp = await tempDir()
  const folder = await freshPackage(temp.dir)
  const databaseDir = path.join(temp.dir, 'database')
  await mkdir(databaseDir)
  if (ordinary) {
    await chmod(temp.dir, 0o755)
    await chown(databaseDir, ordinary.uid, ordinary.gid)
  }
  await chmod(path.join(folder, 'native/lib'), 0o555)
  const copy = path.join(databaseDir, 'bin-18.0.0/native/bin/postgres')
  expect(
    await Promise.all([prepare(folder, databaseDir, ordinary), prepare(folder, databaseDir, ordinary)]),
  ).toEqual([copy, copy])
  expect(versionOf(copy)).toContain('PostgreSQL) 18')
  await chmod(path.join(folder, 'native/lib'), 0o755)
})

const versionOf = (postgres: string): string => execFileSync(postgres, ['--version'], { encoding: 'utf8' })

/** Copies the installed package as npm unpacks it: without the links. */
async function freshPackage(dir: string): Promise<string> {
  const folder = path.join(dir, 'package')
  await cp((await findNativePackage()).folder, folder, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    target: string
  }[]
  await Promise.all(links.map(({ target }) => rm(path.join(folder, target), { force: true })))
  return folder
}

async function prepare(folder: string, databaseDir: string, account?: { uid: number; gid: number }) {
  await using script = runScript('prepare.ts', [folder, databaseDir], account)
  return await script.line()
}
