import { readFile, stat } from 'node:fs/promises'
import { unavailable } from './unavailable.ts'

/** The account the database runs as when Taskwire itself runs as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const candidates = ['postgres', '_postgres', 'nobody']

export const startedAsRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses to run as root. Only accounts that exist already are considered; none is ever created. */
export function pickAccount(passwd: string): Account | undefined {
  const entries = passwd.split('\n').map((line) => line.split(':'))
  for (const name of candidates) {
    const entry = entries.find(([login]) => login === name)
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  return undefined
}

/** The account of an existing cluster is the one that owns its files, whoever made it. */
export async function ownerOf(cluster: string): Promise<Account | undefined> {
  const found = await stat(cluster).catch(() => undefined)
  if (!found || found.uid === 0) return undefined
  return { name: `uid ${found.uid}`, uid: found.uid, gid: found.gid }
}

export async function systemAccount(): Promise<Account> {
  const account = pickAccount(await readFile('/etc/passwd', 'utf8').catch(() => ''))
  if (account) return account
  throw unavailable(
    'The embedded database cannot run as root, and there is no unprivileged account (postgres or nobody) here',
  )
}
