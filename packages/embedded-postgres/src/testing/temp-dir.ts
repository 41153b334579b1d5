import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Makes a temporary folder, owned by `owner` if given, that is removed when it is disposed. */
export async function tempDir(owner?: { uid: number; gid: number }) {
  const dir = await mkdtemp(path.join(tmpdir(), 'embedded-postgres-'))
  if (owner) await chown(dir, owner.uid, owner.gid)
  return {
    dir,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }),
  }
}
