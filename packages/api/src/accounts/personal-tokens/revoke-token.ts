import { DomainError, parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { deleteToken } from './personal-tokens.repository.ts'

/** Ends a personal access token of the actor's, at once. Throws ACCESS_TOKEN_NOT_FOUND. */
export async function revokeToken(
  deps: Deps,
  { user_id }: Actor,
  input: { readonly id: string },
  origin: CallOrigin,
): Promise<{ id: string }> {
  const id = parseUuid(input.id)
  if (id === undefined || !(await deleteToken(deps.db, { user_id, id })))
    throw new DomainError('ACCESS_TOKEN_NOT_FOUND')
  deps.sessions.forget(id)
  // Readers of the log look up then whether what they stand on still lives.
  deps.wakeBus.wake(user_id)
  await recordEvent(deps, { user_id, type: 'access_token_revoked', session_id: id }, origin)
  return { id }
}
