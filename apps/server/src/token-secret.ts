import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SigningKey } from '@taskwire/api'

/** The key that signs access tokens: the one that was set, else one of this installation's own, made at first start. */
export async function signingKey(secret: string | undefined, dataDir: string): Promise<SigningKey> {
  const chosen = secret ?? (await ownSecret(tokenSecretFile(dataDir)))
  return { kid: createHash('sha256').update(chosen).digest('base64url').slice(0, 12), secret: chosen }
}

/** Where an installation keeps the secret that it made itself. */
export function tokenSecretFile(dataDir: string): string {
  return path.join(dataDir, 'token-secret')
}

async function ownSecret(file: string): Promise<string> {
  const secret = (await stored(file)) ?? (await create(file))
  if (secret.length < 32) throw new Error(`${file} holds no usable secret; remove it to have a new one made`)
  return secret
}

async function stored(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: of several processes at their first start one link wins, and nobody reads half a secret. */
async function create(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return (await readFile(file, 'utf8')).trim()
}
