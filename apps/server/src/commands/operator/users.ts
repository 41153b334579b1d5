import {
  createInvite,
  deactivateUser,
  deleteUser,
  findUserIdByEmail,
  issueResetLink,
  listUsers,
  reactivateUser,
  registerAccount,
  setRole,
  type Deps,
} from '@taskwire/api'
import { DomainError, emailSchema, type ManagedUser } from '@taskwire/domain'
import { composeCommand } from '../compose-command.ts'
import type { Outcome, Subcommand } from './subcommand.ts'

const PAGE = 200

type Change = (deps: Deps, user: { readonly id: string; readonly email: string }) => Promise<Outcome>

const changes = {
  promote: change('Makes an account an admin.', (deps, { id }) => setRole(deps, { id, role: 'admin' }), {
    role: 'admin',
    sentence: 'is an admin.',
  }),
  demote: change(
    'Takes the rights of an admin away.',
    (deps, { id }) => setRole(deps, { id, role: 'user' }),
    {
      role: 'user',
      sentence: 'is no admin.',
    },
  ),
  deactivate: change(
    'Locks an account: signs it out everywhere and revokes its access tokens.',
    deactivateUser,
    {
      is_active: false,
      sentence: 'is deactivated: signed out everywhere, its access tokens revoked.',
    },
  ),
  reactivate: change('Unlocks an account.', reactivateUser, {
    is_active: true,
    sentence: 'is active and may sign in.',
  }),
  delete: {
    does: 'Deletes an account with all its data, and mails the person. Only the person can export the data, so let them do so before.',
    run: removeUser,
  },
  'reset-password': {
    does: 'Prints a link to a page where the person chooses a new password, for servers without mail.',
    run: printResetLink,
  },
} as const satisfies Record<string, { readonly does: string; readonly run: Change }>

export type UserAction = keyof typeof changes

const emailProblem = (email: string) =>
  emailSchema.safeParse(email).success ? undefined : `${JSON.stringify(email)} is no e-mail address.`

/** `taskwire user …`: manages the accounts of an installation from its own machine. This is how the first admin is made. */
export const userSubcommands: readonly Subcommand[] = [
  {
    name: 'user list',
    parameters: ['[SEARCH]'],
    does: 'Lists the accounts, or those whose e-mail or name contains a text.',
    async run(env, { args: [search] }) {
      await using composition = await composeCommand(env)
      return await describeUsers(composition.deps, search === '' ? undefined : search)
    },
  },
  {
    name: 'user invite',
    parameters: ['[EMAIL]'],
    does: 'Prints a link to register with, also for one address only. It works once, within 7 days, with REGISTRATION=invite.',
    check: ({ args: [email = ''] }) => (email === '' ? undefined : emailProblem(email)),
    async run(env, { args: [email = ''] }) {
      await using composition = await composeCommand(env, { withMail: true })
      return await printInvite(composition.deps, email === '' ? undefined : emailSchema.parse(email))
    },
  },
  {
    name: 'user create',
    parameters: ['EMAIL'],
    does: 'Creates an account, also on a closed server, and prints a link to the page where the person chooses the password.',
    check: ({ args: [email = ''] }) => emailProblem(email),
    async run(env, { args: [email] }) {
      await using composition = await composeCommand(env)
      return await createUser(composition.deps, emailSchema.parse(email))
    },
  },
  ...Object.entries(changes).map(([action, { does }]): Subcommand => ({
    name: `user ${action}`,
    parameters: ['EMAIL'],
    does,
    check: ({ args: [email = ''] }) => emailProblem(email),
    async run(env, { args: [email] }) {
      await using composition = await composeCommand(env, { withMail: action === 'delete' })
      // In the stored form.
      return await changeUser(composition.deps, action as UserAction, emailSchema.parse(email))
    },
  })),
]

/** Runs the action on the account. Throws an error with a sentence for the operator when the action fails. */
export async function changeUser(deps: Deps, action: UserAction, email: string): Promise<Outcome> {
  try {
    const id = await findUserIdByEmail(deps, email)
    return await changes[action].run(deps, { id, email })
  } catch (error) {
    throw toCommandError(error, email)
  }
}

function change(
  does: string,
  act: (deps: Deps, input: { readonly id: string }) => Promise<unknown>,
  { sentence, ...state }: { readonly sentence: string; readonly role?: string; readonly is_active?: boolean },
): { readonly does: string; readonly run: Change } {
  return {
    does,
    async run(deps, { id, email }) {
      await act(deps, { id })
      return { lines: [`${email} ${sentence}`], data: { email, ...state } }
    },
  }
}

/** Creates an account whose password nobody knows, and prints the link to choose one. */
export async function createUser(deps: Deps, email: string): Promise<Outcome> {
  const options = { strictPassword: false, byOperator: true }
  await registerAccount(
    deps,
    { email, password: deps.newSecret() },
    { user_agent: undefined },
    options,
  ).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.code === 'EMAIL_TAKEN')) throw error
    throw new Error(`There is an account with the e-mail ${email} already. Nothing was changed.`, {
      cause: error,
    })
  })
  return printResetLink(deps, { email })
}

/** Prints the link of a new invitation. */
export async function printInvite(deps: Deps, email: string | undefined): Promise<Outcome> {
  const { url, expires_at, mailed } = await createInvite(deps, { email })
  const who = email === undefined ? 'the person' : email
  return {
    lines: [url],
    data: { email: email ?? null, url, expires_at, mailed },
    note: `Give this link to ${who}${mailed ? '; it is mailed as well' : ''}. It works once, until ${expires_at.slice(0, 10)}.`,
  }
}

async function removeUser(deps: Deps, { id, email }: { readonly id: string; readonly email: string }) {
  await deleteUser(deps, { id })
  return { lines: [`${email} is deleted with all data.`], data: { email, deleted: true } }
}

async function printResetLink(deps: Deps, { email }: { readonly email: string }): Promise<Outcome> {
  const url = await issueResetLink(deps, { email }).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.code === 'USER_NOT_FOUND')) throw error
    throw new Error(`${email} is deactivated: reactivate the account first. Nothing was changed.`, {
      cause: error,
    })
  })
  return {
    lines: [url],
    data: { email, url },
    note: `Give this link to ${email}. It works once, within an hour, and replaces any earlier one.`,
  }
}

function toCommandError(error: unknown, email: string): unknown {
  if (!(error instanceof DomainError)) return error
  if (error.code === 'USER_NOT_FOUND')
    return new Error(`There is no account with the e-mail ${email}. Nothing was changed.`)
  if (error.code === 'LAST_ADMIN')
    return new Error(`${email} is the last active admin: promote another one first. Nothing was changed.`)
  return error
}

/** One line per user, newest first. */
async function describeUsers(deps: Deps, search: string | undefined): Promise<Outcome> {
  const users: ManagedUser[] = []
  for (let cursor: string | undefined, isLast = false; !isLast;) {
    isLast = true
    const onNextPage = (next: string) => {
      cursor = next
      isLast = false
    }
    users.push(...(await listUsers({ deps, onNextPage }, { search, cursor, limit: PAGE })))
  }
  const count = users.length === 1 ? '1 user' : `${users.length} users`
  return { lines: [...users.map(lineOf), count], data: { users } }
}

function lineOf({ email, role, is_active, task_count, created_at }: ManagedUser): string {
  const state = is_active ? role : `${role}, deactivated`
  return `${email}\t${state}\t${task_count} tasks\tsince ${created_at.slice(0, 10)}`
}
