import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { envFile, type Env } from '../../env.ts'
import { readSecrets, secretFile } from '../../keys/secret-file.ts'
import { failed, ok, warning, type Finding } from './finding.ts'

const MEGABYTE = 1024 * 1024
const LITTLE_SPACE = 1024 * MEGABYTE
const NO_SPACE = 100 * MEGABYTE

/** Checks the data folder, the secret that signs tokens, and the disk. */
export async function checkFiles(env: Env): Promise<Finding[]> {
  return [await folder(env), await secret(env), await disk(env), ...publicUrl(env)]
}

async function folder({ DATA_DIR }: Env): Promise<Finding> {
  const place = await nearest(DATA_DIR)
  try {
    await access(place, constants.W_OK | constants.X_OK)
    if (!(await stat(place)).isDirectory())
      return failed('folder', `${place} is no folder: set DATA_DIR to another.`)
  } catch {
    return failed(
      'folder',
      `${place} is not writable for this account: give it the rights, or set DATA_DIR to another folder.`,
    )
  }
  return ok('folder', place === DATA_DIR ? DATA_DIR : `${DATA_DIR} will be made at the first start.`)
}

/** Returns the folder, or the nearest existing one above it. */
async function nearest(folderPath: string): Promise<string> {
  for (let place = folderPath; ; place = path.dirname(place)) {
    const exists = await stat(place).then(
      () => true,
      ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT',
    )
    if (exists || place === path.dirname(place)) return place
  }
}

async function secret(env: Env): Promise<Finding> {
  if (env.TOKEN_SECRET !== undefined)
    return (await isOpen(envFile))
      ? failed(
          'secret',
          `Other accounts can read ${envFile}, which may contain TOKEN_SECRET: run "chmod 600" on it.`,
        )
      : ok('secret', 'TOKEN_SECRET')
  const file = secretFile(env.DATA_DIR)
  try {
    if ((await readSecrets(file)) === undefined)
      return ok('secret', `${env.DATA_DIR} has no secret yet: the first start of the server makes it.`)
  } catch (error) {
    return failed('secret', `${error instanceof Error ? error.message : String(error)}.`)
  }
  if (await isOpen(file)) return failed('secret', `Other accounts can read ${file}: run "chmod 600" on it.`)
  return env.DATABASE_URL === undefined
    ? ok('secret', file)
    : warning(
        'secret',
        `${file} is known to this machine only. Set TOKEN_SECRET if servers on other machines use the same database.`,
      )
}

async function isOpen(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && (found.mode & 0o077) !== 0
}

async function disk({ DATA_DIR }: Env): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(DATA_DIR))
  const free = bavail * bsize
  const text = `${Math.floor(free / MEGABYTE).toLocaleString('en')} MB are free`
  if (free < NO_SPACE) return failed('disk', `Only ${text} in ${DATA_DIR}: make room before writes fail.`)
  return free < LITTLE_SPACE ? warning('disk', `Only ${text} in ${DATA_DIR}: make room.`) : ok('disk', text)
}

function publicUrl({ NODE_ENV, PUBLIC_URL }: Env): Finding[] {
  if (PUBLIC_URL === undefined)
    return NODE_ENV === 'production'
      ? [
          warning(
            'address',
            'PUBLIC_URL is not set: links of `user reset-password` lead to http://localhost.',
          ),
        ]
      : []
  const { protocol, hostname } = new URL(PUBLIC_URL)
  return protocol === 'https:' || hostname === 'localhost'
    ? [ok('address', PUBLIC_URL)]
    : [warning('address', `${PUBLIC_URL} is not encrypted: put a proxy with TLS in front and use https.`)]
}
