import { DomainError, type InviteState } from '@taskwire/domain'
import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { findInvite, markInviteUsed } from './invites.repository.ts'

/** A person who wants to register, with the token of an invitation if they have one. */
interface Newcomer {
  readonly email: string
  readonly invite?: string | undefined
}

/** Digest of a token of 256 random bits; only digests are stored. */
export function inviteHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Returns whether an invitation can be used, and the only address that may use it, if it has one. Reveals the address of a valid one alone. */
export async function checkInvite(
  deps: Deps,
  { token }: { readonly token: string },
): Promise<{ state: InviteState; email: string | null }> {
  const [found] = await findInvite(deps.db, { token_hash: inviteHash(token), now: deps.now() })
  if (found === undefined) return { state: 'unknown', email: null }
  return { state: found.state, email: found.state === 'valid' ? found.email : null }
}

/**
 * Checks that this server lets a person register, before the password costs a hash. Throws REGISTRATION_CLOSED, INVITE_REQUIRED,
 * INVALID_INVITE.
 */
export async function admitRegistration(deps: Deps, { email, invite }: Newcomer): Promise<void> {
  const { registration } = deps.policy
  if (registration === 'open') return
  if (registration === 'closed') throw new DomainError('REGISTRATION_CLOSED')
  if (invite === undefined) throw new DomainError('INVITE_REQUIRED')
  const known = await checkInvite(deps, { token: invite })
  if (known.state !== 'valid' || (known.email !== null && known.email !== email))
    throw new DomainError('INVALID_INVITE')
}

/**
 * Uses the invitation of a new account, over the transaction that creates the account. Throws INVALID_INVITE when the server requires one
 * and another registration has used it meanwhile.
 */
export async function consumeInvite(
  deps: Deps,
  { email, invite, user_id }: Newcomer & { readonly user_id: string },
): Promise<void> {
  const row = invite !== undefined && { token_hash: inviteHash(invite), email, user_id, now: deps.now() }
  const used = row !== false && (await markInviteUsed(deps.db, row)).length > 0
  if (!used && deps.policy.registration !== 'open') throw new DomainError('INVALID_INVITE')
}
