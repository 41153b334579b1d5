import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { errorCode, unavailable } from './errors.ts'

/** A system account that PostgreSQL runs as when this process runs as root. */
export interface Account {
  /** Login name, or `uid 1234` for the owner of existing files. */
  readonly name: string
  /** User id. */
  readonly uid: number
  /** Group id. */
  readonly gid: number
}

const candidates = ['postgres', '_postgres', 'nobody']

export const startedAsRoot = (): boolean => process.getuid?.() === 0

/** Picks the account from the text of `/etc/passwd`. PostgreSQL refuses to run as root. No account is ever created. */
export function pickAccount(passwd: string): Account | undefined {
  const entries = passwd.split('\n').map((line) => line.split(':'))
  for (const name of candidates) {
    const entry = entries.find(([login]) => login === name)
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  return undefined
}

/** Returns the owner of an existing cluster: its server must run as the same account. */
export async function ownerOf(clusterDir: string): Promise<Account | undefined> {
  const found = await stat(clusterDir).catch(() => undefined)
  if (!found || found.uid === 0) return undefined
  return { name: `uid ${found.uid}`, uid: found.uid, gid: found.gid }
}

export async function systemAccount(): Promise<Account> {
  const account = pickAccount(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  if (account) return account
  throw unavailable(
    'The embedded database cannot run as root, and this machine has no unprivileged account (postgres or nobody)',
  )
}

/**
 * Checks whether the account may pass every folder on the way to `target`, and may execute `target` if it is a program.
 * A missing folder counts as passable, because it is made later. `target` must be a real path, without symbolic links.
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
