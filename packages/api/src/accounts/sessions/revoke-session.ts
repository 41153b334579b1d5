import { DomainError, parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import type { CallOrigin } from '../events/record-event.ts'
import { endSession } from './end-session.ts'

/** Ends one of the actor's own sessions. Throws SESSION_NOT_FOUND for every other id, that of another's session too. */
export async function revokeOwnSession(
  deps: Deps,
  { user_id }: Actor,
  id: string,
  origin: CallOrigin,
): Promise<void> {
  const session_id = parseUuid(id)
  const hasEnded =
    session_id !== undefined && (await endSession(deps, { user_id, session_id }, 'session_revoked', origin))
  if (!hasEnded) throw new DomainError('SESSION_NOT_FOUND')
}
