import type { AccountEventType } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { truncateUserAgent } from './truncate-user-agent.ts'
import { insertEvent } from './events.repository.ts'

/** Where a call came from, as far as the transport can tell. */
export interface CallOrigin {
  readonly ip?: string | undefined
  readonly user_agent: string | undefined
}

/** Writes down, for the owner to read, what happened to an account. */
export async function recordEvent(
  deps: Deps,
  event: { readonly user_id: string; readonly type: AccountEventType; readonly session_id?: string },
  { ip, user_agent }: CallOrigin,
): Promise<void> {
  await insertEvent(deps.db, {
    user_id: event.user_id,
    id: deps.newId(),
    type: event.type,
    session_id: event.session_id ?? null,
    ip: ip ?? null,
    user_agent: truncateUserAgent(user_agent),
    created_at: deps.now(),
  })
}
