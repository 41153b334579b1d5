import { DomainError, type DomainErrorCode } from '@taskwire/domain'
import type { CallOrigin } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'
import { findSessionActor } from './find-session-actor.ts'
import { revokeSession } from './revoke-sessions.ts'
import { validateRefreshToken } from './validate-refresh-token.ts'

export interface GivenTokens {
  readonly access_token: string | undefined
  readonly refresh_token: string | undefined
}

/**
 * Revokes the sessions of the given tokens, usually one and the same session. Returns how many sessions ended. Ignores
 * invalid and expired tokens: the session is already over. Throws UNAUTHENTICATED when no token is given.
 */
export async function signOut(deps: Deps, tokens: GivenTokens, origin: CallOrigin): Promise<number> {
  const { access_token, refresh_token } = tokens
  if (access_token === undefined && refresh_token === undefined) throw new DomainError('UNAUTHENTICATED')
  const sessions = [
    await ignoringInvalid(validateRefreshToken(deps, refresh_token, origin)),
    await findSessionActor(deps, access_token),
  ]
  let revoked = 0
  for (const session of sessions) {
    if (session !== undefined && (await revokeSession(deps, session, 'signed_out', origin))) revoked += 1
  }
  return revoked
}

/** The same for contracts that refuse an invalid refresh token: throws as `validateRefreshToken`. */
export async function signOutByRefreshToken(
  deps: Deps,
  refresh_token: string | undefined,
  origin: CallOrigin,
): Promise<void> {
  const session = await validateRefreshToken(deps, refresh_token, origin)
  await revokeSession(deps, session, 'signed_out', origin)
}

const invalid = new Set<DomainErrorCode>(['INVALID_REFRESH_TOKEN', 'REFRESH_TOKEN_EXPIRED'])

async function ignoringInvalid<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding
  } catch (error) {
    if (error instanceof DomainError && invalid.has(error.code)) return undefined
    throw error
  }
}
