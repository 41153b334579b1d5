import { createHmac } from 'node:crypto'
import type { Deps } from '@taskwire/api'
import { checkCredentials, registerAccount } from '@taskwire/api/contracts'
import { DomainError, type User } from '@taskwire/domain'

export const demoEmail = 'demo@taskwire.example'

/**
 * The same at every run on this installation, a different one on every other: a known password would let anybody in.
 */
export function demoPassword(secret: string): string {
  return createHmac('sha256', secret).update('taskwire demo account').digest('base64url').slice(0, 16)
}

/** Returns the demo account, and makes it if it is missing. */
export async function openDemoAccount(deps: Deps, password: string): Promise<User> {
  const credentials = { email: demoEmail, password }
  const origin = { user_agent: 'pnpm seed' }
  try {
    return await registerAccount(deps, { ...credentials, name: 'Demo' }, origin, {
      strictPassword: true,
      byOperator: true,
    })
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'EMAIL_TAKEN')) throw error
  }
  try {
    return (await checkCredentials(deps, credentials, origin)).user
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'INVALID_CREDENTIALS')) throw error
    throw new Error(
      `There is an account ${demoEmail} already, with a password of its own. Nothing was added.`,
      { cause: error },
    )
  }
}
