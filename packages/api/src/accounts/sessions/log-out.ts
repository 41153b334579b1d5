import { DomainError, type DomainErrorCode } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { authenticate } from '../authenticate.ts'
import type { CallOrigin } from '../events/record-event.ts'
import { findRefreshable } from '../find-refreshable.ts'
import { endSession } from './end-session.ts'

export interface GivenTokens {
  readonly access_token: string | undefined
  readonly refresh_token: string | undefined
}

/**
 * Ends the sessions of the tokens given, mostly one and the same, and answers how many that were. Tokens that are not valid, or
 * no longer, are what they should be. Throws UNAUTHENTICATED when none was given.
 */
export async function logOut(deps: Deps, tokens: GivenTokens, origin: CallOrigin): Promise<number> {
  const { access_token, refresh_token } = tokens
  if (access_token === undefined && refresh_token === undefined) throw new DomainError('UNAUTHENTICATED')
  const found = [
    await unlessRefused(findRefreshable(deps, refresh_token, origin)),
    await unlessRefused(authenticate(deps, access_token)),
  ]
  let ended = 0
  for (const session of found) {
    if (session !== undefined && (await endSession(deps, session, 'signed_out', origin))) ended += 1
  }
  return ended
}

const refusals = new Set<DomainErrorCode>([
  'UNAUTHENTICATED',
  'INVALID_REFRESH_TOKEN',
  'REFRESH_TOKEN_EXPIRED',
])

async function unlessRefused<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding
  } catch (error) {
    if (error instanceof DomainError && refusals.has(error.code)) return undefined
    throw error
  }
}
