import { LIFETIME_MS } from './open-keys.ts'
import { usable } from './ring.ts'
import { newSecret, readSecrets, replaceSecrets } from './secret-file.ts'

/** Until then every process has looked at the file several times, and takes what another one signs. */
const LEAD_MS = 10_000

/**
 * Adds a secret that signs from a little later on, and drops those whose last token has expired. Answers from when it
 * signs. Throws when there is none yet, or when the last rotation is not over.
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
