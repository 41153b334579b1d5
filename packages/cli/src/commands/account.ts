import { taskwireError, type TaskwireClient } from '@taskwire/client'
import { clientFor, DEFAULT_SERVER, forgetAccount, serverOf, storeToken, tokenClient } from '../account.ts'
import { ask } from '../ask.ts'
import { commandError, type Io } from '../io.ts'
import { printJson } from '../show.ts'
import { textOf, type OptionValues, type Subcommand } from '../subcommand.ts'
import { openWorkspace } from '../workspace.ts'

export const login: Subcommand = {
  name: 'login',
  summary: 'Sign in on this device',
  details:
    'Asks for e-mail address and password, or with --token for a personal access token. Without a terminal they are read from the\n' +
    'standard input, a line each: pass print taskwire | taskwire-cli login --token\n' +
    'A secret is never an argument, because other users of the machine could see it.',
  options: {
    server: {
      type: 'string',
      value: 'URL',
      description: `address of the server; ${DEFAULT_SERVER} when omitted`,
    },
    email: {
      type: 'string',
      value: 'ADDRESS',
      description: 'e-mail address of the account; asked for when omitted',
    },
    token: { type: 'boolean', description: 'sign in with a personal access token' },
  },
  arity: [0, 0],
  run: signIn,
}

export const logout: Subcommand = {
  name: 'logout',
  summary: 'Sign out and delete the copy on this device',
  options: {
    force: { type: 'boolean', description: 'also when changes wait to be sent, which are lost then' },
  },
  arity: [0, 0],
  async run(io, _args, { force }) {
    const workspace = await openWorkspace(io)
    try {
      await workspace.settle().catch(() => false)
      const { pending } = workspace.read().status
      if (pending > 0 && force !== true)
        throw commandError(
          'failed',
          `${pending} changes wait to be sent. Run taskwire-cli sync first, or lose them with --force.`,
        )
      await workspace.client.session.signOut()
      await workspace.replica.purge()
      forgetAccount(io)
    } finally {
      await workspace.replica.dispose()
    }
    if (io.isJson) printJson(io, { signed_out: true })
    else io.print('Signed out.\n')
  },
}

async function signIn(io: Io, _args: readonly string[], options: OptionValues): Promise<void> {
  const server = textOf(options, 'server') ?? serverOf(io)
  const isToken = options['token'] === true
  if (isToken) {
    const token = (await ask(io, 'Personal access token', { isSecret: true })).trim()
    // Nobody is asked for a token's name: a small read shows whether it works.
    await attempt(server, () => tokenClient(io, server, token).tasks.list.query({ limit: 1 }))
    storeToken(io, server, token)
  } else {
    const client = clientFor(io, server)
    const email = textOf(options, 'email') ?? (await ask(io, 'E-mail address'))
    const password = await ask(io, 'Password', { isSecret: true })
    await attempt(server, () => signInTo(client, email, password))
  }
  if (io.isJson) printJson(io, { server, signed_in: true })
  else io.print(`Signed in to ${server}.\n`)
}

function signInTo({ session }: TaskwireClient, email: string, password: string): Promise<unknown> {
  return session.signIn({ email, password })
}

/** Explains why a sign-in failed. */
async function attempt(server: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    const failure = taskwireError(error)
    if (failure === undefined) throw error
    switch (failure.code) {
      case 'NETWORK':
        throw commandError('unreachable', `${server} can’t be reached.`)
      case 'UNAUTHENTICATED':
        throw commandError(
          'signedOut',
          `${server} doesn’t accept this token. It may have expired, or belong to another server.`,
        )
      case 'FORBIDDEN':
        throw commandError('failed', 'This token can’t read tasks. Create one with the scope tasks:write.')
      default:
        throw commandError('failed', failure.message)
    }
  }
}
