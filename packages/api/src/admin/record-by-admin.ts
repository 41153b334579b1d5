import type { AccountEventType, Actor } from '@taskwire/domain'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'

/** The admin who changes another account, and where the call came from. */
export interface Admin {
  readonly actor: Actor
  readonly origin: CallOrigin
}

/** Records in the activity of an admin what they did to the account with this e-mail. Does nothing for the operator. */
export async function recordByAdmin(
  deps: Deps,
  by: Admin | undefined,
  type: Extract<AccountEventType, `user_${string}`>,
  about: string,
): Promise<void> {
  if (by === undefined) return
  const { user_id, session_id } = by.actor
  await recordEvent(deps, { user_id, type, session_id, about }, by.origin)
}

/** Records what an admin did in the activity of the changed account, which doesn't show the admin's device. */
export function recordForUser(deps: Deps, user_id: string, type: AccountEventType): Promise<void> {
  return recordEvent(deps, { user_id, type }, { user_agent: undefined })
}
