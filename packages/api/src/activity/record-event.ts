import type { AccountEventType } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { truncateUserAgent } from './truncate-user-agent.ts'
import { insertEvent } from './events.repository.ts'

/** The origin of a call, as far as the transport knows it. */
export interface CallOrigin {
  readonly ip?: string | undefined
  readonly user_agent: string | undefined
}

/** Records an event of an account for its owner to read. */
export async function recordEvent(
  deps: Deps,
  event: {
    readonly user_id: string
    readonly type: AccountEventType
    readonly session_id?: string
    /** E-mail of the other account that an admin changed. */
    readonly about?: string | null
  },
  { ip, user_agent }: CallOrigin,
): Promise<void> {
  await insertEvent(deps.db, {
    user_id: event.user_id,
    id: deps.newId(),
    type: event.type,
    session_id: event.session_id ?? null,
    ip: ip ?? null,
    user_agent: truncateUserAgent(user_agent),
    about: event.about ?? null,
    created_at: deps.now(),
  })
}
