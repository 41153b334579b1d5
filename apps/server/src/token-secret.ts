import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SigningKey } from '@taskwire/api'

/** The key that signs access tokens: the one that was set, else one of this installation's own, made at first start. */
export async function signingKey(secret: string | undefined, dataDir: string): Promise<SigningKey> {
  const chosen = secret ?? (await ownSecret(path.join(dataDir, 'token-secret')))
  return { kid: createHash('sha256').update(chosen).digest('base64url').slice(0, 12), secret: chosen }
}

async function ownSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true })
  const fresh = randomBytes(32).toString('base64url')
  // `wx`: of several processes at their first start one writes, the others read what it wrote.
  const wrote = await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      return false
    },
  )
  const secret = wrote ? fresh : (await readFile(file, 'utf8')).trim()
  if (secret.length < 32) throw new Error(`${file} holds no usable secret; remove it to have a new one made`)
  return secret
}
