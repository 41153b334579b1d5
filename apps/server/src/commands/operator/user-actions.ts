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
import type { Env } from '../../env.ts'
import type { Outcome } from './subcommand.ts'

const PAGE = 200

type Change = (deps: Deps, user: { readonly id: string; readonly email: string }) => Promise<Outcome>

const changes = {
  promote: change((deps, { id }) => setRole(deps, { id, role: 'admin' }), {
    role: 'admin',
    sentence: 'is an admin.',
  }),
  demote: change((deps, { id }) => setRole(deps, { id, role: 'user' }), {
    role: 'user',
    sentence: 'is no admin.',
  }),
  deactivate: change(deactivateUser, {
    is_active: false,
    sentence: 'is deactivated: signed out everywhere, its access tokens revoked.',
  }),
  reactivate: change(reactivateUser, {
    is_active: true,
    sentence: 'is active and may sign in.',
  }),
  delete: removeUser,
  'reset-password': printResetLink,
} as const satisfies Record<string, Change>

/** What `taskwire user` does to an existing account. */
export type UserAction = keyof typeof changes

/** Lists the accounts of an installation, or those whose e-mail or name contains a text. */
export async function listAccounts(env: Env, search: string | undefined): Promise<Outcome> {
  await using composition = await composeCommand(env)
  return await describeUsers(composition.deps, search === '' ? undefined : search)
}

/** Makes an invitation of an installation, for one address only unless it is undefined. */
export async function inviteAccount(env: Env, email: string | undefined): Promise<Outcome> {
  await using composition = await composeCommand(env, { withMail: true })
  return await printInvite(composition.deps, email === undefined ? undefined : emailSchema.parse(email))
}

/** Creates an account of an installation. */
export async function createAccount(env: Env, email: string): Promise<Outcome> {
  await using composition = await composeCommand(env)
  return await createUser(composition.deps, emailSchema.parse(email))
}

/** Runs the action on an account of an installation. */
export async function changeAccount(env: Env, action: UserAction, email: string): Promise<Outcome> {
  await using composition = await composeCommand(env, { withMail: action === 'delete' })
  // In the stored form.
  return await changeUser(composition.deps, action, emailSchema.parse(email))
}

/** Runs the action on the account. Throws an error with a sentence for the operator when the action fails. */
export async function changeUser(deps: Deps, action: UserAction, email: string): Promise<Outcome> {
  try {
    const id = await findUserIdByEmail(deps, email)
    return await changes[action](deps, { id, email })
  } catch (error) {
    throw toCommandError(error, email)
  }
}

function change(
  act: (deps: Deps, input: { readonly id: string }) => Promise<unknown>,
  { sentence, ...state }: { readonly sentence: string; readonly role?: string; readonly is_active?: boolean },
): Change {
  return async (deps, { id, email }) => {
    await act(deps, { id })
    return { lines: [`${email} ${sentence}`], data: { email, ...state } }
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
