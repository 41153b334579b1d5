import { execFileSync } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findNativePackage } from './native-package.ts'
import { ordinary } from './testing/accounts.ts'
import { tempDir } from '../testing/temp-dir.ts'
import { runScript } from './testing/script.ts'

test('a package whose install script never ran gets its library links at run time', async () => {
  await using place = await tempDir()
  const folder = await freshPackage(place.dir)
  const home = path.join(place.dir, 'home')
  expect(await prepare(folder, home)).toBe(path.join(folder, 'native/bin/postgres'))
  await expect(lstat(home)).rejects.toThrow('ENOENT')
  expect(versionOf(path.join(folder, 'native/bin/postgres'))).toContain('PostgreSQL) 18')
})

test('a read-only package is used through a private copy', async () => {
  await using place = await tempDir()
  const folder = await freshPackage(place.dir)
  const home = path.join(place.dir, 'home')
  await mkdir(home)
  if (ordinary) {
    await chmod(place.dir, 0o755)
    await chown(home, ordinary.uid, ordinary.gid)
  }
  await chmod(path.join(folder, 'native/lib'), 0o555)
  const copy = path.join(home, 'bin-18.0.0/native/bin/postgres')
  expect(await Promise.all([prepare(folder, home, ordinary), prepare(folder, home, ordinary)])).toEqual([
    copy,
    copy,
  ])
  expect(versionOf(copy)).toContain('PostgreSQL) 18')
  await chmod(path.join(folder, 'native/lib'), 0o755)
})

const versionOf = (postgres: string): string => execFileSync(postgres, ['--version'], { encoding: 'utf8' })

/** The installed package as npm unpacks it: without the links. */
async function freshPackage(place: string): Promise<string> {
  const folder = path.join(place, 'package')
  await cp((await findNativePackage()).folder, folder, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8')) as {
    target: string
  }[]
  await Promise.all(links.map(({ target }) => rm(path.join(folder, target), { force: true })))
  return folder
}

async function prepare(folder: string, home: string, account?: { uid: number; gid: number }) {
  await using script = runScript('prepare.ts', [folder, home], account)
  return await script.line()
}
