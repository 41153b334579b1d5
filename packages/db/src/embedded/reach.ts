import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './account.ts'
import { errorCode } from './unavailable.ts'

/**
 * May this account walk down to `target`? Every folder on the way needs its execute bit, as does a
 * program at the end of it. What does not exist yet is no obstacle. `target` must be a real path.
 */
export async function canReach(account: Account, target: string): Promise<boolean> {
  for (let at = target; ; at = path.dirname(at)) {
    if (!(await canPass(account, at))) return false
    if (at === path.dirname(at)) return true
  }
}

async function canPass(account: Account, at: string): Promise<boolean> {
  try {
    const { uid, gid, mode } = await stat(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    return (mode & bit) !== 0
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true
    throw error
  }
}
