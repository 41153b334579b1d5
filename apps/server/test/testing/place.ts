import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A temporary data folder that removes itself, given to an account where one is named. */
export async function temporaryPlace(uid?: number) {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-server-'))
  if (uid !== undefined) await chown(dir, uid, uid)
  return {
    dir,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }),
  }
}
