import {
  deactivateUser,
  findUserIdByEmail,
  issueResetLink,
  listUsers,
  reactivateUser,
  setRole,
  type Deps,
} from '@taskwire/api'
import { DomainError, type ManagedUser } from '@taskwire/domain'
import type { Env } from '../env.ts'
import { composeCommand } from './compose-command.ts'
import type { UserRequest } from './manage-users-arguments.ts'
import { print } from './run-command.ts'

const PAGE = 200

/**
 * `taskwire user …`: manages the accounts of an installation from its own machine; this is how the first admin is
 * made.
 */
export async function manageUsersCommand(env: Env, request: UserRequest): Promise<void> {
  await using composition = await composeCommand(env)
  await manageUsers(composition.deps, request)
}

/** Runs the action and prints its result. Throws an error with a sentence for the operator when the action fails. */
export async function manageUsers(deps: Deps, request: UserRequest): Promise<void> {
  if (request.action === 'list') return printUsers(deps, request.search)
  const { action, email } = request
  try {
    const id = await findUserIdByEmail(deps, email)
    switch (action) {
      case 'promote':
        await setRole(deps, { id, role: 'admin' })
        return print(`${email} is an admin.`)
      case 'demote':
        await setRole(deps, { id, role: 'user' })
        return print(`${email} is no admin.`)
      case 'deactivate':
        await deactivateUser(deps, { id })
        return print(`${email} is deactivated: signed out everywhere, its access tokens revoked.`)
      case 'reactivate':
        await reactivateUser(deps, { id })
        return print(`${email} is active and may sign in.`)
      case 'reset-password':
        return await printResetLink(deps, email)
    }
  } catch (error) {
    throw toCommandError(error, email)
  }
}

/** Only the link goes to standard output, so that a script can pass it on. */
async function printResetLink(deps: Deps, email: string): Promise<void> {
  const url = await issueResetLink(deps, { email }).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.code === 'USER_NOT_FOUND')) throw error
    throw new Error(`${email} is deactivated: reactivate the account first. Nothing was changed.`, {
      cause: error,
    })
  })
  print(url)
  process.stderr.write(
    `Give this link to ${email}. It works once, within an hour, and replaces any earlier one.\n`,
  )
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
async function printUsers(deps: Deps, search: string | undefined): Promise<void> {
  let count = 0
  for (let cursor: string | undefined, isLast = false; !isLast;) {
    isLast = true
    const onNextPage = (next: string) => {
      cursor = next
      isLast = false
    }
    const users = await listUsers({ deps, onNextPage }, { search, cursor, limit: PAGE })
    for (const user of users) print(lineOf(user))
    count += users.length
  }
  print(count === 1 ? '1 user' : `${count} users`)
}

function lineOf({ email, role, is_active, task_count, created_at }: ManagedUser): string {
  const state = is_active ? role : `${role}, deactivated`
  return `${email}\t${state}\t${task_count} tasks\tsince ${created_at.slice(0, 10)}`
}
