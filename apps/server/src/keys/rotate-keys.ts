import { LIFETIME_MS } from './open-keys.ts'
import { usable } from './ring.ts'
import { newSecret, readSecrets, replaceSecrets } from './secret-file.ts'

/** By then every process has read the file several times, and verifies with the new secret. */
const LEAD_MS = 10_000

/**
 * Adds a secret that signs a little later, and drops those whose last token has expired. Returns from when it signs.
 * Throws before the first start, or while the last rotation is in progress.
 */
export async function rotateKeys(file: string, now: number): Promise<Date> {
  const entries = await readSecrets(file)
  if (entries === undefined)
    throw new Error(`There is no secret in ${file} yet: it is made at the first start of the server.`)
  if (entries.some(({ signsFrom }) => signsFrom > now))
    throw new Error('A rotation is under way already: wait some seconds. Nothing was changed.')
  const signsFrom = now + LEAD_MS
  await replaceSecrets(file, [...usable(entries, now, LIFETIME_MS), { secret: newSecret(), signsFrom }])
  return new Date(signsFrom)
}
