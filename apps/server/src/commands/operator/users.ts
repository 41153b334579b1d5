import type { Subcommand } from './subcommand.ts'
import type { UserAction } from './user-actions.ts'

const changes: Readonly<Record<UserAction, string>> = {
  promote: 'Makes an account an admin.',
  demote: 'Takes the rights of an admin away.',
  deactivate: 'Locks an account: signs it out everywhere and revokes its access tokens.',
  reactivate: 'Unlocks an account.',
  delete:
    'Deletes an account with all its data, and mails the person. Only the person can export the data, so let them do so before.',
  'reset-password':
    'Prints a link to a page where the person chooses a new password, for servers without mail.',
}

async function emailProblem(email: string): Promise<string | undefined> {
  const { emailSchema } = await import('@taskwire/domain')
  return emailSchema.safeParse(email).success ? undefined : `${JSON.stringify(email)} is no e-mail address.`
}

/** `taskwire user …`: manages the accounts of an installation from its own machine. This is how the first admin is made. */
export const userSubcommands: readonly Subcommand[] = [
  {
    name: 'user list',
    parameters: ['[SEARCH]'],
    does: 'Lists the accounts, or those whose e-mail or name contains a text.',
    async run(env, { args: [search] }) {
      const { listAccounts } = await import('./user-actions.ts')
      return listAccounts(env, search)
    },
  },
  {
    name: 'user invite',
    parameters: ['[EMAIL]'],
    does: 'Prints a link to register with, also for one address only. It works once, within 7 days, with REGISTRATION=invite.',
    check: ({ args: [email = ''] }) => (email === '' ? undefined : emailProblem(email)),
    async run(env, { args: [email = ''] }) {
      const { inviteAccount } = await import('./user-actions.ts')
      return inviteAccount(env, email === '' ? undefined : email)
    },
  },
  {
    name: 'user create',
    parameters: ['EMAIL'],
    does: 'Creates an account, also on a closed server, and prints a link to the page where the person chooses the password.',
    check: ({ args: [email = ''] }) => emailProblem(email),
    async run(env, { args: [email = ''] }) {
      const { createAccount } = await import('./user-actions.ts')
      return createAccount(env, email)
    },
  },
  ...Object.entries(changes).map(([action, does]): Subcommand => ({
    name: `user ${action}`,
    parameters: ['EMAIL'],
    does,
    check: ({ args: [email = ''] }) => emailProblem(email),
    async run(env, { args: [email = ''] }) {
      const { changeAccount } = await import('./user-actions.ts')
      return changeAccount(env, action as UserAction, email)
    },
  })),
]
