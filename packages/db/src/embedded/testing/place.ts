import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A temporary folder that removes itself, given to `uid` where one is named. */
export async function temporaryPlace(owner?: { uid: number; gid: number }) {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-db-'))
  if (owner) await chown(dir, owner.uid, owner.gid)
  return {
    dir,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }),
  }
}
