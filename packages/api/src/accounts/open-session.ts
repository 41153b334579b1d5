import type { Deps } from '../deps.ts'
import { LONG_LIFETIME, SHORT_LIFETIME } from './access-token.ts'
import { recordEvent, type CallOrigin } from './events/record-event.ts'
import { after, daysAfter, familyHash, refreshTokenHash, SESSION_DAYS } from './refresh-token.ts'
import { insertSession } from './sessions.repository.ts'
import { shownAgent } from './shown-agent.ts'

export interface SessionRequest extends CallOrigin {
  /** The contract that asks. */
  readonly door: string
}

export interface OpenedSession {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
}

export interface RefreshableSession extends OpenedSession {
  readonly refresh_token: string
}

/** Signs a device in at a door that hands out one token. The session ends with it. */
export async function openSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
): Promise<OpenedSession> {
  const session_id = await storeSession(deps, user_id, request)
  return {
    access_token: deps.accessTokens.issue({ user_id, session_id }, LONG_LIFETIME),
    expires_in: LONG_LIFETIME,
  }
}

/** Signs a device in at a door that hands out a refresh token beside a short-lived access token. */
export async function openRefreshableSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
): Promise<RefreshableSession> {
  const refresh_token = deps.newSecret()
  const session_id = await storeSession(deps, user_id, request, refresh_token)
  return {
    access_token: deps.accessTokens.issue({ user_id, session_id }, SHORT_LIFETIME),
    expires_in: SHORT_LIFETIME,
    refresh_token,
  }
}

async function storeSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
  refresh_token?: string,
): Promise<string> {
  const now = deps.now()
  const id = deps.newId()
  await insertSession(deps.db, {
    user_id,
    id,
    door: request.door,
    user_agent: shownAgent(request.user_agent),
    family_hash: refresh_token === undefined ? null : familyHash(refresh_token),
    refresh_hash: refresh_token === undefined ? null : refreshTokenHash(refresh_token),
    previous_hash: null,
    rotation_salt: null,
    rotated_at: null,
    created_at: now,
    last_used_at: now,
    expires_at:
      refresh_token === undefined ? after(now, LONG_LIFETIME * 1_000) : daysAfter(now, SESSION_DAYS),
    revoked_at: null,
  })
  await recordEvent(deps, { user_id, type: 'signed_in', session_id: id }, request)
  return id
}
