import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseRing, writeRing, type RingEntry } from './ring.ts'

/** The file for the secrets that an installation makes itself. */
export function secretFile(dataDir: string): string {
  return path.join(dataDir, 'token-secret')
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Reads the secrets of a data folder; undefined before the first start. Throws an error that names an invalid file.
 */
export async function readSecrets(file: string): Promise<RingEntry[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return parseRing(text)
  } catch (cause) {
    throw new Error(`${file} holds no usable secret; remove it to have a new one made`, { cause })
  }
}

/** Atomic: of several processes at their first start one link wins, and none reads half a secret. */
export async function createSecret(file: string): Promise<RingEntry[]> {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = await writeDraft(file, [{ secret: newSecret(), signsFrom: 0 }])
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return (await readSecrets(file)) ?? []
}

/**
 * Prepares to keep the text of a secret file from a backup, and returns a function that writes it.
 *
 * @throws An error for the operator when the text holds no secrets, or when the file has other ones.
 */
export async function prepareSecret(file: string, text: string): Promise<() => Promise<void>> {
  const entries = parseRing(text)
  const present = await readSecrets(file)
  if (present !== undefined && writeRing(present) !== writeRing(entries))
    throw new Error(
      `${file} differs from the secret in the backup: move it away to use that of the backup. Nothing was written.`,
    )
  return async () => {
    await mkdir(path.dirname(file), { recursive: true })
    await replaceSecrets(file, entries)
  }
}

/** Replaces the secrets atomically. */
export async function replaceSecrets(file: string, entries: readonly RingEntry[]): Promise<void> {
  await rename(await writeDraft(file, entries), file)
}

async function writeDraft(file: string, entries: readonly RingEntry[]): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, writeRing(entries), { mode: 0o600, flush: true })
  return draft
}
