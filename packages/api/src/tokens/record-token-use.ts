import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import { touchToken } from './tokens.repository.ts'

const MINUTE_MS = 60_000

/** Whether the last recorded use is at least a minute old. */
export function isUseDue(now: string, last_used_at: string | null): boolean {
  return last_used_at === null || last_used_at <= after(now, -MINUTE_MS)
}

/** Records that a token was used. The first use of each day (UTC) becomes an event for its owner. */
export async function recordTokenUse(
  deps: Deps,
  { user_id, id, last_used_at }: { user_id: string; id: string; last_used_at: string | null },
  origin: CallOrigin,
): Promise<void> {
  const now = deps.now()
  // Several processes may record the same use; only one of them updates the row.
  const [recorded] = await touchToken(deps.db, { user_id, id, now, before: after(now, -MINUTE_MS) })
  if (recorded !== undefined && last_used_at?.slice(0, 10) !== now.slice(0, 10))
    await recordEvent(deps, { user_id, type: 'access_token_used', session_id: id }, origin)
}
