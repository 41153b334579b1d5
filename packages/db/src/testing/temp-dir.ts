import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface TempDir extends AsyncDisposable {
  readonly dir: string
}

/** Makes a temporary folder, which belongs to an account where one is named. It is removed when disposed. */
export async function tempDir(owner?: { readonly uid: number; readonly gid?: number }): Promise<TempDir> {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-'))
  if (owner) await chown(dir, owner.uid, owner.gid ?? owner.uid)
  return {
    dir,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }),
  }
}
