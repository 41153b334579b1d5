import type { Deps } from '../deps.ts'
import { daysAfter, refreshTokenHash, SESSION_DAYS } from './refresh-token.ts'
import { insertSession } from './sessions.repository.ts'

/** Seconds an access token lives where a refresh token follows it up, and where none does. */
export const SHORT_LIFETIME = 15 * 60
const LONG_LIFETIME = 24 * 60 * 60

export interface SessionRequest {
  /** The contract that asks. */
  readonly door: string
  readonly user_agent: string | undefined
  /** True where the contract hands out a refresh token. */
  readonly withRefresh: boolean
}

export interface OpenedSession {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
  readonly refresh_token: string | null
}

/** Signs a device in: one session, one access token, and a refresh token if the door has them. */
export async function openSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
): Promise<OpenedSession> {
  const now = deps.now()
  const session_id = deps.newId()
  const refresh_token = request.withRefresh ? deps.newSecret() : null
  await insertSession(deps.db, {
    user_id,
    id: session_id,
    door: request.door,
    user_agent: storableAgent(request.user_agent),
    refresh_hash: refresh_token === null ? null : refreshTokenHash(refresh_token),
    created_at: now,
    last_used_at: now,
    expires_at: daysAfter(now, SESSION_DAYS),
    revoked_at: null,
  })
  const expires_in = refresh_token === null ? LONG_LIFETIME : SHORT_LIFETIME
  return {
    access_token: deps.accessTokens.issue({ user_id, session_id }, expires_in),
    expires_in,
    refresh_token,
  }
}

/** A header may hold any bytes; the list of devices needs only what can be shown. */
function storableAgent(agent: string | undefined): string | null {
  return agent?.replace(/[^\x20-\x7e]/g, '?').slice(0, 300) ?? null
}
