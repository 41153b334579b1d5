import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { createClient, type SessionStore, type TaskwireClient } from '@taskwire/client'
import { commandError, type Io } from './io.ts'

/** What `login` stores: a server, and a session or a personal access token. */
interface Account {
  readonly server: string
  readonly session?: string | null
  readonly token?: string
}

export const DEFAULT_SERVER = 'http://localhost:3000'

/** The folder of everything that is stored: `TASKWIRE_HOME`, else the usual place for data of programs. */
export function homeFolder({ env }: Pick<Io, 'env'>): string {
  const own = env['TASKWIRE_HOME']
  if (own !== undefined && own !== '') return path.resolve(own)
  const data = env['XDG_DATA_HOME'] ?? env['LOCALAPPDATA'] ?? path.join(homedir(), '.local', 'share')
  return path.join(data, 'taskwire-cli')
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(file: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

/** Reads a file of `writePrivate`; undefined when it is missing or can't be understood. */
export function readPrivate(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function accountFile(io: Pick<Io, 'env'>): string {
  return path.join(homeFolder(io), 'account.json')
}

/** Returns the server to use: `TASKWIRE_URL`, else that of the account, else one on this machine. */
export function serverOf(io: Pick<Io, 'env'>): string {
  const named = io.env['TASKWIRE_URL']
  return named !== undefined && named !== ''
    ? named
    : ((readPrivate(accountFile(io)) as Account | undefined)?.server ?? DEFAULT_SERVER)
}

/** Opens a client that stores its session, for `login`. */
export function clientFor(io: Pick<Io, 'env'>, server: string): TaskwireClient {
  return connect(io, { url: server, store: storeOf(io, server) })
}

/** Stores a personal access token for later commands. */
export function storeToken(io: Pick<Io, 'env'>, server: string, token: string): void {
  writePrivate(accountFile(io), { server, token } satisfies Account)
}

/** Deletes what `login` stored. */
export function forgetAccount(io: Pick<Io, 'env'>): void {
  rmSync(accountFile(io), { force: true })
}

/** Opens a client for the signed-in user: by `TASKWIRE_TOKEN`, else by what `login` stored. Throws when nobody is signed in. */
export function openClient(io: Io): TaskwireClient {
  const server = serverOf(io)
  const given = io.env['TASKWIRE_TOKEN']
  if (given !== undefined && given !== '') return connect(io, { url: server, token: given })
  const account = readPrivate(accountFile(io)) as Account | undefined
  const isSignedIn =
    account !== undefined && (account.token !== undefined || typeof account.session === 'string')
  if (!isSignedIn) throw commandError('signedOut', 'Sign in first: taskwire-cli login')
  if (account.server !== server)
    throw commandError(
      'signedOut',
      `You are signed in to ${account.server}, not to ${server}. Run taskwire-cli login --server ${server}`,
    )
  return account.token === undefined
    ? clientFor(io, server)
    : connect(io, { url: server, token: account.token })
}

/** Checks a personal access token with one small request. */
export function tokenClient(io: Pick<Io, 'env'>, server: string, token: string): TaskwireClient {
  return connect(io, { url: server, token })
}

function connect(
  io: Pick<Io, 'env'> & { readonly isOffline?: boolean },
  options: { url: string; token?: string; store?: SessionStore },
): TaskwireClient {
  try {
    return createClient({ ...options, ...(io.isOffline === true && { fetch: noNetwork }) })
  } catch (error) {
    if (error instanceof TypeError)
      throw commandError(
        'usage',
        `${options.url} is not the address of a server, such as https://tasks.example.com`,
      )
    throw error
  }
}

/** Fails as a missing network does, for `--offline`. */
function noNetwork(): Promise<never> {
  return Promise.reject(new TypeError('The option --offline sends no request'))
}

function storeOf(io: Pick<Io, 'env'>, server: string): SessionStore {
  const file = accountFile(io)
  return {
    read: () => {
      const account = readPrivate(file) as Account | undefined
      return account?.server === server ? (account.session ?? null) : null
    },
    write: (session) => writePrivate(file, { server, session } satisfies Account),
  }
}
